"""The theme's templates -> HTML; only this module and the one that checks their fields know jinja2."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator

import jinja2
from jinja2 import nodes, sandbox

from digest.errors import ThemeError
from digest.render.context import PAGE_VALUES, Frame, Page
from digest.render.template_fields import unknown_fields
from digest.text import printable
from digest.values import Theme
from digest.wording.words import Words, labels_type

# Templates in a theme's folder, as messages name them.
_FOLDER = "templates"
# What leads from a value to the program around it. jinja2's sandbox looks at every access while a page is made, which
# takes a third of the time of a build; here each is looked at once, when the template is compiled.
_FORBIDDEN = frozenset(
    {
        "format",
        "format_map",
        "mro",
        *sandbox.UNSAFE_FUNCTION_ATTRIBUTES,
        *sandbox.UNSAFE_METHOD_ATTRIBUTES,
        *sandbox.UNSAFE_GENERATOR_ATTRIBUTES,
        *sandbox.UNSAFE_COROUTINE_ATTRIBUTES,
        *sandbox.UNSAFE_ASYNC_GENERATOR_ATTRIBUTES,
    }
)


def _is_forbidden(name: str) -> bool:
    return name.startswith(("_", "f_", "tb_", "co_")) or name in _FORBIDDEN


class _Environment(jinja2.Environment):
    """An environment in which no template can reach behind the values that it is given.

    `unknown` collects (template, line, message) for the fields that compiled templates ask for in vain.
    """

    unknown: list[tuple[str, int, str]]

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in tree.find_all(nodes.Getattr):
            if _is_forbidden(node.attr):
                raise jinja2.TemplateSyntaxError(f"no template may ask for {node.attr!r}", node.lineno, name)
        # Only the template of a page knows which page it is given; what it includes may serve several.
        page = {"page": PAGE_VALUES[name]} if name and name in PAGE_VALUES else {}
        given = {"frame": Frame, "words": labels_type(), **page}
        self.unknown += [(name or "", line, message) for line, message in unknown_fields(tree, given)]
        return tree

    def getitem(self, obj: object, argument: object) -> object:
        """Return `obj[argument]`; jinja2 tries the attribute of that name too."""
        if isinstance(argument, str) and _is_forbidden(argument):
            raise jinja2.TemplateRuntimeError(f"no template may ask for {argument!r}")
        found: object = super().getitem(obj, argument)
        return found


class Templates:
    """The templates of one theme, ready to be rendered.

    A theme may come from a stranger: no template can reach what lies behind the values that it is given. Everything
    that they print is escaped (jinja2 escapes nothing by default), and characters illegal in XML are replaced.

    Raises:
        ThemeError: templates are missing, can't be parsed or ask for fields that no value has: all faults, one a line.
    """

    def __init__(self, theme: Theme, words: Words) -> None:
        self._theme = theme.name
        if missing := [name for name in PAGE_VALUES if name not in theme.templates]:
            raise ThemeError(
                f"themes/{theme.name}/{_FOLDER}: expected {', '.join(missing)}, found "
                f"{', '.join(sorted(theme.templates)) or 'no template'}; copy the missing from the theme 'briefing'"
            )
        self._environment = _Environment(
            loader=jinja2.FunctionLoader(lambda name: _source(theme, name)),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            finalize=_fit_for_print,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.unknown = []
        self._environment.globals["words"] = words.labels()
        del self._environment.filters["attr"]  # a way around the check of attributes
        if faults := list(self._compile(sorted(theme.templates))):
            raise ThemeError("\n".join(map(str, faults)))

    def _compile(self, names: Iterable[str]) -> Iterator[ThemeError]:
        """Compile templates, and yield what is wrong with them before any is rendered."""
        for name in names:
            try:
                self._environment.get_template(name)
            except jinja2.TemplateSyntaxError as error:
                yield self._fault(name, error.lineno, str(error.message))
        for name, line, message in self._environment.unknown:
            yield self._fault(name, line, f"{message} (values: docs/themes.md)")

    def render(self, name: str, frame: Frame, page: Page) -> bytes:
        """Return the page that template `name` makes of its values, as UTF-8.

        Raises:
            ThemeError: the template, or one that it uses, has a fault or asks for an unknown field.
        """
        try:
            html = self._environment.get_template(name).render(frame=frame, page=page)
        except jinja2.TemplateSyntaxError as error:
            raise self._fault(error.name or name, error.lineno, str(error.message)) from error
        except jinja2.TemplateNotFound as error:
            raise self._fault(*_place(error, name), f"no template {error.name!r} in this theme") from error
        # A template can provoke any exception (adding a text to a number, dividing by zero); all of them are faults
        # of the theme, whose writer needs template and line rather than our traceback.
        except Exception as error:
            raise self._fault(*_place(error, name), f"{error} (values: docs/themes.md)") from error
        return html.encode()

    def _fault(self, name: str, line: int, message: str) -> ThemeError:
        return ThemeError(f"themes/{self._theme}/{_FOLDER}/{name}:{line}: {message}")


def _source(theme: Theme, name: str) -> tuple[str, str, None] | None:
    # The name stands in for a file name, so that tracebacks carry it.
    return (theme.templates[name], name, None) if name in theme.templates else None


def _fit_for_print(value: object) -> object:
    return printable(value) if type(value) is str else value


def _place(error: Exception, name: str) -> tuple[str, int]:
    """Return template and line of the innermost template frame; jinja2 rewrites tracebacks to hold them."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith(".html")]
    return (frames[-1].filename, frames[-1].lineno or 0) if frames else (name, 0)
