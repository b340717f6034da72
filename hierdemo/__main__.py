"""python -m hierdemo: see commands/main.py."""

import sys

from hierdemo.commands.main import main

sys.exit(main())
