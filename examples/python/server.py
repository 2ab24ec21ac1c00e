"""Runs a handler behind Lambda's Invoke API: what is posted is the event, what comes back is the response or the error."""

import argparse
import decimal
import errno
import importlib
import json
import os
import sys
import time
import traceback
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HERE = os.path.dirname(os.path.abspath(__file__))
NAME = os.environ.get("AWS_LAMBDA_FUNCTION_NAME", "function")
SECONDS = float(os.environ.get("AWS_LAMBDA_FUNCTION_TIMEOUT", 30))


class Context:
    """What Lambda tells a handler about its invocation."""

    function_name = NAME
    function_version = "$LATEST"
    invoked_function_arn = f"arn:aws:lambda:us-east-1:000000000000:function:{NAME}"
    memory_limit_in_mb = "128"
    log_group_name = f"/aws/lambda/{NAME}"
    log_stream_name = "local"
    identity = None
    client_context = None

    def __init__(self):
        self.aws_request_id = str(uuid.uuid4())
        self._deadline = time.monotonic() + SECONDS

    def get_remaining_time_in_millis(self):
        return max(0, int((self._deadline - time.monotonic()) * 1000))

    def log(self, message):
        print(message, flush=True)


def load(spec):
    """Finds "module.function", or a path to the file with or without .py."""
    path, _, name = (spec, "", "handler") if spec.endswith(".py") else spec.rpartition(".")
    path = os.path.normpath(path.removesuffix(".py"))
    folder, module = os.path.split(path)
    if not module or not name:
        raise LookupError(f"The handler is {spec}: expected FILE.FUNCTION, such as src/app.handler")
    if not path.startswith((os.sep, "..")):
        module = path.replace(os.sep, ".")
    sys.path[:0] = [os.path.abspath(folder), os.getcwd()]
    try:
        found = importlib.import_module(module)
    except ModuleNotFoundError as missing:
        if not module.startswith(str(missing.name)):
            raise
        raise LookupError(f"There is no file {path}.py for the handler {spec}") from None
    if not callable(getattr(found, name, None)):
        names = ", ".join(sorted(key for key, value in vars(found).items() if callable(value)))
        raise LookupError(f"{found.__file__} has no function {name}; it has: {names or 'none'}")
    return getattr(found, name)


def number(value):
    """Writes a Decimal as Lambda does; of other types, it knows no more than JSON has."""
    if isinstance(value, decimal.Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(f"Unable to marshal response: {type(value).__name__} is not JSON serializable")


class InvokeApi(BaseHTTPRequestHandler):
    handler = None

    def do_POST(self):
        try:
            event = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            answer = json.dumps(type(self).handler(event, Context()), default=number)
            error = None
        except BaseException as thrown:  # SystemExit too: it ends a handler, and not the server
            traceback.print_exc()
            error = type(thrown).__name__
            trace = traceback.format_tb(thrown.__traceback__)
            answer = json.dumps({"errorMessage": str(thrown), "errorType": error, "stackTrace": trace})
        self.send_response(200)
        if error:
            self.send_header("X-Amz-Function-Error", "Unhandled")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer.encode())

    def log_message(self, *_):
        pass  # the gateway prints a line for every call


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "handler",
        nargs="?",
        default=os.path.join(HERE, "handler.handler"),
        help="the file and its function, as on Lambda: src/app.handler (default: handler.handler beside this server)",
    )
    options.add_argument(
        "--port", type=int, default=int(os.environ.get("PORT", 9000)), help="where to listen; 0 picks a free port"
    )
    given = options.parse_args()
    try:
        InvokeApi.handler = staticmethod(load(given.handler))
        server = ThreadingHTTPServer(("127.0.0.1", given.port), InvokeApi)
    except KeyError as missing:
        sys.exit(f"{given.handler} cannot be loaded: there is no {missing}. If that is a variable, export it first.")
    except OSError as refused:
        taken = refused.errno == errno.EADDRINUSE
        sys.exit(f"port {given.port} is taken: choose another with --port" if taken else f"{refused}; see --help")
    except (LookupError, OverflowError) as refused:
        sys.exit(f"{refused}; see --help")
    print(f"The function is at http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
