"""`kzbrief check`: formats, choices, baselines, links and exit statuses."""

from __future__ import annotations

import http.server
import json
import os
import re
import subprocess
import sys
import threading

import pytest
from click.shell_completion import ShellComplete

from sphinx_kzbrief.cli import linkcheck, main, offline, public_only
from sphinx_kzbrief.evidence.rules import RULES


@pytest.fixture
def broken(edit):
    """The desk with one altered quotation and one locator that leads nowhere."""
    edit("index.md", "40% were sold", "50% were sold")
    edit("index.md", "closed-2020#para1", "closed-2020#para99")


def test_nothing_wrong_is_zero(desk, run):
    done = run("check", "desk")
    assert done.exit_code == 0
    assert done.output.endswith("nothing wrong.\n")


def test_a_warning_of_sphinx_is_counted_where_it_fails_the_check(desk, run, edit):
    edit("index.md", "# Desk\n", "# Desk\n\nSee {nosuchrole}`it`.\n")
    done = run("check", "desk")
    assert done.exit_code == 1
    assert done.output.endswith(": 1 warning of Sphinx.\n")
    edit("index.md", "40% were sold", "50% were sold")
    assert run("check", "desk").output.endswith(": 1 finding and 1 warning of Sphinx.\n")


def test_text_names_place_rule_difference_and_remedy(desk, run, broken):
    done = run("check", "desk")
    assert done.exit_code == 1
    assert "desk/index.md:3: error:" in done.output
    assert "[quote-altered]" in done.output
    assert "Quote it as: Tickets cost" in done.output
    assert "2 findings" in done.output


def test_a_speaker_whom_the_copy_does_not_confirm_is_told_and_fails_nothing(desk, run, edit):
    line = "```{kzquote} port-2022#para2\n"
    edit("index.md", line, f"{line}:speaker: Omar Holm\n")
    assert run("check", "desk").exit_code == 1
    edit("corpus/corpus.yaml", "title: The port in winter", "title: In winter, by Omar Holm")
    done = run("check", "desk")
    assert "desk/index.md:9: note:" in done.output
    assert "[quote-speaker]" in done.output
    assert done.exit_code == 0


def test_json_is_asked_for_as_of_every_command(desk, run, broken):
    asked = run("check", "desk", "--json")
    assert asked.output == run("check", "desk", "--format", "json").output
    assert json.loads(asked.output)["findings"]


def test_a_terminal_gets_colours_that_repeat_the_words(desk, run, broken, monkeypatch):
    check = sys.modules["sphinx_kzbrief.cli.check"]

    monkeypatch.setattr(check, "is_terminal", lambda: True)
    done = run("check", "desk", color=True)
    assert "\x1b[31m\x1b[1merror\x1b[0m" in done.output


def test_select_and_ignore_take_names_and_families(desk, run, broken):
    def told(*arguments):
        done = run("check", "desk", "--format", "json", *arguments)
        return [each["rule"] for each in json.loads(done.output)["findings"]], done.exit_code

    assert told("--select", "quote") == (["quote-altered"], 1)
    assert told("--ignore", "quote-altered,cite-locator") == ([], 0)
    wrong = run("check", "desk", "--select", "quote-altred")
    assert wrong.exit_code == 2
    assert "quote-altered" in wrong.stderr


def test_completion_offers_the_rules():
    complete = ShellComplete(main, {}, "kzbrief", "_KZBRIEF_COMPLETE")
    offered = complete.get_completions(["check", "--select"], "quote-missing,source-")
    values = {each.value for each in offered}
    assert values == {f"quote-missing,{rule}" for rule in RULES if rule.startswith("source-")}


def test_a_baseline_leaves_out_what_it_knows_and_no_more(desk, run, broken, edit):
    assert run("check", "desk", "--write-baseline", "known.json").exit_code == 0
    done = run("check", "desk", "--baseline", "known.json")
    assert done.exit_code == 0
    assert "2 more in the baseline" in done.output
    edit("index.md", "# Desk\n", "# Desk\n\nA line above moves every place.\n")
    assert run("check", "desk", "--baseline", "known.json").exit_code == 0
    edit("index.md", "Twelve ships", "Twenty ships")
    done = run("check", "desk", "--baseline", "known.json", "--format", "json")
    assert done.exit_code == 1
    assert len(json.loads(done.output)["findings"]) == 1


def test_a_file_that_is_no_baseline_is_a_usage_error(desk, run):
    assert run("check", "desk", "--baseline", "desk/index.md").exit_code == 2


def test_output_goes_to_the_file_and_nowhere_else(desk, run, broken, tmp_path):
    done = run("check", "desk", "--format", "sarif", "--output", "out.sarif")
    assert (done.exit_code, done.output) == (1, "")
    assert json.loads((tmp_path / "out.sarif").read_text())["version"] == "2.1.0"


def test_github_gets_a_line_a_finding_with_the_path_from_the_root(desk, run, broken):
    lines = run("check", "desk", "--format", "github").output.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("::error file=desk/index.md,line=3,title=quote-altered")
    assert "%0A" in lines[0]


@pytest.fixture
def web():
    """A server on this machine: its address, and the paths that it was asked for."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200 if self.path == "/here" else 404)
            self.end_headers()

        do_HEAD = do_GET  # noqa: N815 - named so by http.server

        def log_message(self, *_arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()


@pytest.fixture
def proxy(web, monkeypatch):
    """The same server as a proxy, which could reach for us what we may not."""
    monkeypatch.setenv("http_proxy", web[0])
    return web


def test_links_are_asked_for_by_linkcheck_only_when_told(desk, run, edit, web, monkeypatch):
    address, asked = web
    monkeypatch.setattr(linkcheck, "_RUNS", "sphinx")
    edit("corpus/corpus.yaml", "https://example.org/bells", f"{address}/gone_")
    assert run("check", "desk").exit_code == 0
    assert asked == []
    done = run("check", "desk", "--links", "--format", "json")
    (finding,) = json.loads(done.output)["findings"]
    assert (finding["rule"], finding["source"]) == ("source-link", "bell-2021")
    assert finding["place"] == {"path": "corpus/corpus.yaml", "line": 2}
    edit("corpus/corpus.yaml", f"{address}/gone_", f"{address}/here")
    assert run("check", "desk", "--links").exit_code == 0


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_no_link_leads_to_an_address_that_is_not_public(desk, run, edit, proxy, host):
    address, asked = proxy
    url = f"{address.replace('127.0.0.1', host)}/here"
    edit("corpus/corpus.yaml", "https://example.org/bells", url)
    done = run("check", "desk", "--links", "--format", "json")
    (finding,) = json.loads(done.output)["findings"]
    assert asked == []
    assert finding["rule"] == "source-link"
    assert f"is not asked for: {url} leads to " in finding["message"]
    assert finding["message"].endswith(" is not a public address.")
    setting = re.search("`(linkcheck_ignore = .*)`", finding["remedy"])[1]
    conf = (desk / "conf.py").read_text(encoding="utf-8")
    (desk / "conf.py").write_text(f"{conf}\n{setting}\n", encoding="utf-8")
    assert run("check", "desk", "--links").exit_code == 0


@pytest.mark.parametrize(
    ("address", "refused"),
    [
        (("93.184.216.34", 443), False),
        (("2606:4700:4700::1111", 443, 0, 0), False),
        (("10.0.0.1", 80), True),
        (("169.254.169.254", 80), True),
        (("::ffff:127.0.0.1", 80, 0, 0), True),
        (("fe80::1%eth0", 80, 0, 2), True),
        (("localhost", 80), True),
        ("/run/a.socket", False),
    ],
)
def test_each_connection_is_looked_at_wherever_it_was_looked_up(address, refused):
    for event in ("socket.connect", "socket.sendto"):
        if refused:
            with pytest.raises(OSError, match="is not a public address"):
                public_only.refuse_private(event, (None, address))
        else:
            public_only.refuse_private(event, (None, address))
    public_only.refuse_private("socket.bind", (None, ("127.0.0.1", 0)))


def test_frozen_and_links_contradict_each_other(desk, run):
    assert run("check", "desk", "--frozen", "--links").exit_code == 2


def test_a_frozen_check_refuses_every_connection(desk, run):
    (desk / "conf.py").write_text(
        (desk / "conf.py").read_text() + "import socket\n"
        "try:\n"
        "    socket.create_connection(('127.0.0.1', 9), timeout=1)\n"
        "except OSError as error:\n"
        "    assert 'no network' in str(error), error\n"
        "else:\n"
        "    raise SystemExit('connected')\n"
    )
    (desk / "kzbrief.lock").unlink(missing_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", offline.__name__, "-q", "-b", "kzcheck", "desk", "out"],
        capture_output=True, text=True, check=False, env=os.environ,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_a_project_without_evidence_is_a_finding(desk, run):
    (desk / "index.md").write_text("# Nothing\n")
    done = run("check", "desk")
    assert done.exit_code == 1
    assert "[nothing-checked]" in done.output


@pytest.mark.parametrize("text", ["```{kzbrief}\n:audience: Desk\n```", "{kz:ref}`bell-2021`"])
def test_neither_a_selection_nor_a_baseline_makes_nothing_pass(desk, run, tmp_path, text):
    (desk / "index.md").write_text(f"# Desk\n\n{text}\n", encoding="utf-8")
    known = tmp_path / "known.json"
    assert run("check", "desk", "--write-baseline", known).exit_code == 0
    for more in (("--select", "quote"), ("--baseline", known)):
        done = run("check", "desk", *more)
        assert done.exit_code == 1
        assert "[nothing-checked]" in done.output
    assert run("check", "desk", "--ignore", "nothing-checked").exit_code == 0


def test_the_summary_tells_that_rules_were_left_out(desk, run, edit):
    edit("index.md", "40% were sold", "50% were sold")
    for more in (("--ignore", "quote"), ("--select", "lock")):
        done = run("check", "desk", *more)
        assert done.exit_code == 0
        assert done.output.endswith("nothing wrong (1 more of rules left out).\n")


def test_warnings_of_sphinx_are_told_again_as_long_as_they_hold(desk, run, edit):
    edit("index.md", "# Desk\n", "# Desk\n\n{nothing}`of this`\n")
    for _ in range(3):
        done = run("check", "desk")
        assert done.exit_code == 1
        assert 'Unknown interpreted text role "nothing"' in done.output
    edit("index.md", "{nothing}`of this`", "Nothing of this.")
    for _ in range(2):
        assert run("check", "desk").exit_code == 0
