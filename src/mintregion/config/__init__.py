"""Settings, root URLs and the WSGI entry: the only area that knows every other one."""
