"""Lambda's Invoke API, for one handler: what is posted is the event, what comes back is the answer."""

import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from handler import handler


class InvokeApi(BaseHTTPRequestHandler):
    def do_POST(self):
        event = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(200)
        try:
            answer = handler(event, None)
        except Exception as failure:
            self.send_header("X-Amz-Function-Error", "Unhandled")
            answer = {"errorMessage": str(failure)}
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())

    def log_message(self, *_):
        pass  # the gateway prints a line for every call


server = ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", 9000))), InvokeApi)
print(f"The function is at http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
