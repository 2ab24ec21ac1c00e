"""One function for each way to answer; what event["say"] holds comes back."""

import datetime
import decimal
import sys


def returns(event, context):
    return event["say"]


def remembers(event, context):
    context.log("hello")
    parts = len(context.aws_request_id), context.function_name, context.get_remaining_time_in_millis() > 1000
    return ",".join(map(str, parts))


def counts(event, context):
    return {"whole": decimal.Decimal("1"), "part": decimal.Decimal("1.5")}


def raises(event, context):
    raise Exception("Unauthorized")


def leaves(event, context):
    sys.exit("Unauthorized")


def dates(event, context):
    return {"statusCode": 200, "body": datetime.datetime(2026, 1, 1)}
