# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The shape that the JSON of `check` and `settings` has; keys may come, none of these goes."""

import re

STATES = {"waiting", "running", "passed", "warning", "failed", "skipped", "needs-answer"}
STEPS = ["start", "webmail", "two-step", "network", "passwords", "settings", "result"]
CHECKS = ["webmail", "two-step", "network", "passwords", "settings", "sign-in-receiving",
          "sign-in-sending", "test-message"]
PHASES = ["resolve", "connect", "tls", "greeting", "starttls", "capabilities", "sign-in", "mailbox",
          "submit"]
CAUSES = set(
    "password-wrong app-password-required oauth-required oauth-token-expired account-locked "
    "web-login-required protocol-disabled auth-mechanism-unsupported username-not-full-address "
    "keyring-problem stale-credentials auth-required-for-sending sender-rejected "
    "recipient-rejected message-rejected-policy rate-limited ip-blocked server-temporary "
    "server-down too-many-connections mailbox-full wrong-server-settings encryption-required "
    "plaintext-on-tls-port dns-failure no-internet captive-portal proxy-required "
    "vpn-interference firewall-blocks-mail ipv6-broken connection-refused connection-timeout "
    "connection-reset tls-untrusted-certificate tls-expired-certificate tls-wrong-host "
    "tls-interception tls-version-or-cipher starttls-stripped clock-skew ok unknown".split()
)
SKIP_REASONS = {"", "no-internet", "no-names", "password-accepted", "way-shut"}
PACES = {"unknown", "quick", "normal", "slow", "endless"}
CODE = re.compile(r"(?:[0-46-9FKLMPRUWXY]{4}-){4}[0-46-9FKLMPRUWXY]{4}")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def check(condition, value):
    if not condition:
        raise AssertionError(f"not as documented: {value!r}")


def text(value):
    check(isinstance(value, str), value)


def texts(value):
    check(isinstance(value, list) and all(isinstance(item, str) for item in value), value)


def number(value):
    check(isinstance(value, int) and not isinstance(value, bool) and value >= 0, value)


def one_of(choices):
    return lambda value: check(value in choices, value)


def time(value):
    check(isinstance(value, str) and TIME.fullmatch(value), value)


def code(value):
    check(isinstance(value, str) and CODE.fullmatch(value), value)


def truth(value):
    check(isinstance(value, bool), value)


def list_of(shape):
    def checker(value):
        check(isinstance(value, list), value)
        for item in value:
            fits(item, shape)

    return checker


def optional(shape):
    return lambda value: None if value is None else fits(value, shape)


def port(value):
    check(isinstance(value, int) and 0 < value < 65536, value)


def confidence(value):
    check(isinstance(value, (int, float)) and 0 <= value <= 1, value)


def fits(value, shape):
    """Asserts that a value has a shape: a function, or an object of shapes."""
    if callable(shape):
        shape(value)
        return
    check(isinstance(value, dict), value)
    for key, inner in shape.items():
        check(key in value, f"{key} is missing from {sorted(value)}")
        fits(value[key], inner)


ACCOUNT = {"address": text, "domain": text, "provider": text}
PROGRAM = {"name": one_of({"mail-doctor"}), "version": text}
SERVICE = {
    "protocol": one_of({"imap", "pop3", "smtp"}),
    "host": text,
    "port": port,
    "security": one_of({"tls", "starttls", "none"}),
    "user_name": text,
}
SETTINGS = {
    "source": one_of({"", "given", "provider-list", "mail-program", "autoconfig", "srv", "guess"}),
    "services": list_of(SERVICE),
}
FINDING = {
    "code": text,
    "severity": one_of({"info", "warning", "error"}),
    "cause": one_of(CAUSES),
    "service": text,
    "text": text,
    "server_text": text,
    "parameters": {},
}
VERDICT = {
    "state": one_of(STATES),
    "cause": one_of(CAUSES),
    "reached": one_of(PHASES),
    "service": text,
    "alternative": text,
    "text": text,
}
TLS = {
    "version": text,
    "cipher": text,
    "subject": text,
    "issuer": text,
    "not_before": text,
    "not_after": text,
    "verified": truth,
    "problems": texts,
}
REMEDY = {"guide": text, "text": text, "steps": texts, "link": text}
TEST_MESSAGE = {
    "message_id": text,
    "subject": text,
    "stage": one_of({"sign-in", "sending", "waiting", "removing", "ended"}),
    "accepted": optional(truth),
    "arrived": optional(truth),
    "seconds": optional(number),
    "folder": text,
    "removed": optional(truth),
}
CHECK = {
    "schema": one_of({1}),
    "program": PROGRAM,
    "started": time,
    "elapsed_ms": number,
    "status": one_of({0, 1, 3}),
    "account": ACCOUNT,
    "verdicts": {"receiving": VERDICT, "sending": VERDICT},
    "settings": SETTINGS,
    "steps": list_of(
        {
            "id": one_of(STEPS),
            "state": one_of(STATES),
            "reason": one_of(SKIP_REASONS),
            "findings": list_of(FINDING),
        }
    ),
    "services": list_of(
        {
            **SERVICE,
            "state": one_of(STATES),
            "phases": list_of(
                {"phase": one_of(PHASES), "state": one_of(STATES), "start_ms": number, "ms": number}
            ),
            "addresses": texts,
            "families": list_of(
                {
                    "family": one_of({"IPv4", "IPv6"}),
                    "state": one_of(STATES),
                    "address": text,
                    "ms": number,
                    "reason": text,
                }
            ),
            "tls": optional(TLS),
            "capabilities": texts,
            "sign_in": texts,
            "cause": one_of(CAUSES),
            "round_trips": number,
        }
    ),
    "checklist": list_of({"id": one_of(CHECKS), "state": one_of(STATES), "text": text}),
    "diagnosis": list_of(
        {
            "cause": one_of(CAUSES),
            "confidence": confidence,
            "because": texts,
            "against": texts,
            "title": text,
            "text": text,
            "remedies": list_of(REMEDY),
        }
    ),
    "test_message": optional(TEST_MESSAGE),
    "attempts": {"left": number, "wait_s": number, "text": text},
    "proposed_user": text,
    "support_code": code,
}
SUMMARY = {
    "schema": one_of({1}),
    "program": PROGRAM,
    "summary": {
        "accounts": number,
        "skipped": number,
        "ok": number,
        "wrong": number,
        "bad_input": number,
        "not_checked": number,
        "causes": list_of({"cause": one_of(CAUSES), "count": number, "title": text}),
    },
}
SPELLED = {
    "schema": one_of({1}),
    "program": PROGRAM,
    "kind": text,
    "code": text,
    "alphabet": text,
    "spelled": texts,
}
VERDICT_OF_CODE = {"state": one_of(STATES), "reached": one_of(PHASES), "pace": one_of(PACES)}
SUPPORT_CODE = {
    **SPELLED,
    "kind": one_of({"support"}),
    "code": code,
    "release": text,
    "provider": text,
    "provider_number": number,
    "symptom": text,
    "verdicts": {"receiving": VERDICT_OF_CODE, "sending": VERDICT_OF_CODE},
    "steps": list_of({"id": one_of(STEPS), "state": one_of(STATES)}),
    "diagnosis": list_of({"cause": one_of(CAUSES | {""}), "number": number, "title": text}),
    "clock": one_of({"unknown", "right", "fast", "slow"}),
}
PAGE_CODE = {
    **SPELLED,
    "kind": one_of({"page"}),
    "page": one_of({*STEPS, "invitation", "practice"}),
    "step": one_of({*STEPS, ""}),
    "state": one_of(STATES),
    "text": text,
}
LOOKED_UP = {
    "schema": one_of({1}),
    "program": PROGRAM,
    "account": ACCOUNT,
    "settings": SETTINGS,
    "sign_in_policy": text,
    "findings": list_of(FINDING),
    "opinions": list_of(SETTINGS),
}
