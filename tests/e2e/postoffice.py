"""A real mail server for stories: STARTTLS or TLS with a certificate of a test CA, login, and addresses that misbehave.

What an address does stands before its @: `nobody` is refused, `full-N` is refused for now the first N times, `busy-N` the
same after the whole message, `cut` and its message are taken and the connection breaks before the answer, `deaf` breaks in the
middle of the message.  Everybody else gets his mail, after `pause` seconds.
"""
import asyncio
import atexit
import collections
import email
import email.policy
import functools
import logging
import os
import random
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading
import time
import warnings

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult


def openssl(*words):
    subprocess.run(["openssl", *words], check=True, capture_output=True)


@functools.cache
def certificates():
    """Folder with ca.pem, other-ca.pem, server.pem and server.key for localhost; made once a run."""
    folder = tempfile.mkdtemp(prefix="fupin-ca.")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    at = functools.partial(os.path.join, folder)
    for name in ("ca", "other-ca"):
        openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "3650",
                "-subj", f"/CN=Test {name}", "-keyout", at(name + ".key"), "-out", at(name + ".pem"))
    openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=localhost",
            "-keyout", at("server.key"), "-out", at("server.csr"))
    with open(at("names"), "w") as out:
        out.write("subjectAltName=DNS:localhost\n")
    openssl("x509", "-req", "-in", at("server.csr"), "-CA", at("ca.pem"), "-CAkey", at("ca.key"), "-CAcreateserial", "-days",
            "3650", "-extfile", at("names"), "-out", at("server.pem"))
    return folder


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


warnings.filterwarnings("ignore", module="aiosmtpd")
logging.getLogger("mail.log").setLevel(logging.CRITICAL)


class Handler:
    def __init__(self, office):
        self.office = office

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.office.asked[address] += 1
        kind, _, times = address.split("@")[0].partition("-")
        if kind == "nobody":
            return "550 5.1.1 no such user"
        if kind == "full" and self.office.asked[address] <= int(times):
            return "452 4.2.2 mailbox full"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        kind, _, times = envelope.rcpt_tos[0].split("@")[0].partition("-")
        if self.office.pause:
            await asyncio.sleep(random.random() * self.office.pause)
        if kind == "busy" and self.office.asked[envelope.rcpt_tos[0]] <= int(times):
            return "451 4.3.0 try again later"
        self.office.take(envelope, session)
        if self.office.pause:
            await asyncio.sleep(random.random() * self.office.pause)
        if kind == "cut":
            server.transport.abort()
        return "250 2.0.0 taken"


class Deaf(SMTP):
    """Breaks the connection when the message begins, for the address `deaf`."""

    async def smtp_DATA(self, arg):
        if self.envelope.rcpt_tos and self.envelope.rcpt_tos[0].startswith("deaf"):
            await self.push("354 go on")
            await asyncio.sleep(0.2)
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


class Office(Controller):
    def __init__(self, tls=False, login=("fupin", "let-me-in-please"), pause=0.0):
        self.letters, self.asked, self.logins, self.pause = [], collections.Counter(), [], pause
        self.lock = threading.Lock()
        self.login = login
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(os.path.join(certificates(), "server.pem"), os.path.join(certificates(), "server.key"))
        self.context = context
        self.implicit = tls
        super().__init__(Handler(self), hostname="127.0.0.1", port=free_port(), ssl_context=context if tls else None)

    def factory(self):
        return Deaf(self.handler, hostname="localhost", tls_context=None if self.implicit else self.context,
                    require_starttls=not self.implicit, authenticator=self.authenticate, auth_required=True,
                    auth_require_tls=not self.implicit, data_size_limit=64 << 20)

    def authenticate(self, server, session, envelope, mechanism, data):
        given = (data.login.decode(), data.password.decode())
        self.logins.append(given)
        return AuthResult(success=given == self.login, handled=False)

    def take(self, envelope, session):
        with self.lock:
            self.letters.append((list(envelope.rcpt_tos), bytes(envelope.content), session.ssl is not None))

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def settings(self, **more):
        """Lines for fupin.yaml."""
        chosen = {"host": "localhost", "port": self.port, "security": "tls" if self.implicit else "starttls",
                  "ca": os.path.join(certificates(), "ca.pem"), "from": "fupin@fpb.example.cn", "wait": 0, "timeout": 20} | more
        return ["mail:"] + [f"  {key}: {value}" for key, value in chosen.items()]

    def messages(self):
        """Each message taken, parsed."""
        return [email.message_from_bytes(content, policy=email.policy.default) for _, content, _ in self.letters]

    def to(self, address):
        return [message for (addresses, _, _), message in zip(self.letters, self.messages()) if address in addresses]


def until(condition, seconds=10):
    end = time.time() + seconds
    while not condition() and time.time() < end:
        time.sleep(0.02)
    return condition()
