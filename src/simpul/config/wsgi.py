"""The door for granian."""

import os
import signal

from django.core.wsgi import get_wsgi_application

# A process of pages is a fork of granian: until it takes the signals over itself it answers them as its parent does: it
# only notes the wish. One that was still reading its pages did not hear of a stop, and was killed two seconds later.
signal.signal(signal.SIGTERM, signal.SIG_DFL)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "simpul.config.settings")
application = get_wsgi_application()

from simpul.interfaces.web.warm import warm  # noqa: E402 - pages are there once the settings are

warm()
