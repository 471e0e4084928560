"""Says in a header how many queries an answer took, to whoever asks with `X-Count-Queries`."""

from contextlib import ExitStack

from django.db import connections

ASK, TELL = "X-Count-Queries", "X-Queries"


class QueryCounter:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if ASK not in request.headers:  # what is timed carries no counter
            return self.get_response(request)
        counted = 0

        def count(execute, sql, params, many, context):
            nonlocal counted
            counted += 1
            return execute(sql, params, many, context)

        with ExitStack() as stack:
            for connection in connections.all():
                stack.enter_context(connection.execute_wrapper(count))
            response = self.get_response(request)
        response[TELL] = str(counted)
        return response
