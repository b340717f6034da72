"""The page's shell: one Gradio Blocks with an empty root, and the head that loads the static files.

Knows the names of the style sheets and of the entry script, and how dark mode is remembered. Knows
nothing of collections, searches or routes: static/main.js builds the page and talks to `hd/...`.
"""

from collections.abc import Callable

import gradio as gr

STYLES = (
    "core/tokens",
    "core/gradio",
    "core/page",
    "query/query",
    "path/path",
    "path/story",
    "results/results",
    "results/found",
    "compare/compare",
    "two_trees/two_trees",
    "family/family",
    "map/map",
    "map/select",
    "tree/tree",
    "collections/collection",
)
ROOT = '<div id="hd-app"></div>'

# Gradio reads ?__theme= and the system's choice before this runs: a saved choice wins over the system.
THEME_SCRIPT = """
(() => {
  const asked = new URLSearchParams(location.search).get('__theme');
  const saved = () => { try { return localStorage.getItem('hd-theme'); } catch { return null; } };
  const apply = () => {
    const choice = asked === 'dark' || asked === 'light' ? asked : saved();
    if (choice && document.body) document.body.classList.toggle('dark', choice === 'dark');
  };
  apply();
  document.addEventListener('DOMContentLoaded', apply);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => setTimeout(apply));
})();
"""


def head() -> str:
    """The HTML for `launch(head=...)`: style sheets, the early theme script, the entry module.

    All addresses are relative, so that a `root_path` or a Space's frame does not break them.
    """
    links = "".join(f'<link rel="stylesheet" href="hd/static/{name}.css">' for name in STYLES)
    return (
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"{links}<script>{THEME_SCRIPT}</script>"
        '<script type="module" src="hd/static/main.js"></script>'
    )


def build_ui(title: str, add_endpoints: Callable[[gr.Blocks], None] | None = None) -> gr.Blocks:
    """The Gradio page: one empty root that static/main.js fills, and the named endpoints, if any.

    Files that clients upload to the endpoints are deleted within the hour.
    """
    with gr.Blocks(title=title, fill_width=True, analytics_enabled=False, delete_cache=(600, 3000)) as demo:
        gr.HTML(ROOT, elem_id="hd-root", apply_default_css=False, container=False, padding=False)
        if add_endpoints is not None:
            add_endpoints(demo)
    return demo
