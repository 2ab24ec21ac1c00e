import os
from urllib.parse import quote
from urllib.request import urlopen

CONNECTIONS = os.environ["AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI"] + "/@connections/"


def handler(event, context):
    about = event["requestContext"]
    if about["routeKey"] == "$default":
        urlopen(CONNECTIONS + quote(about["connectionId"]), data=b"Hello from Python!")
    return {"statusCode": 200, "body": event.get("body")}
