"""python -m hierdemo: see cli.py."""

import sys

from hierdemo.cli import main

sys.exit(main())
