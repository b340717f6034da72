"""Imports what builds, models and the app import: forks.py has it done once, before anything is forked."""

import gradio  # noqa: F401
import sklearn.cluster  # noqa: F401
import torch  # noqa: F401
import umap  # noqa: F401

from hierdemo.commands import main  # noqa: F401
from hierdemo.models.loading import import_open_clip
from hierdemo.ui import launch  # noqa: F401

import_open_clip()
