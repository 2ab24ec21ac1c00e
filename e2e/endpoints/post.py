"""A function's code with boto3: WAY DOMAIN_NAME STAGE CONNECTION_ID."""

import os
import sys

import boto3

way, domain_name, stage, connection_id = sys.argv[1:]
endpoints = {
    "none": {},
    "event": {"endpoint_url": f"https://{domain_name}/{stage}"},
    "setting": {"endpoint_url": os.environ.get("CALLBACK_URL")},
}
client = boto3.client("apigatewaymanagementapi", **endpoints[way])
client.post_to_connection(ConnectionId=connection_id, Data=b"posted")
