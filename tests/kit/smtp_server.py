"""A mail server for the tests, on loopback: every mail that it takes becomes a file of its own.

smtp_server.py FOLDER PORT [--starttls | --implicit] [--certificate FILE --key FILE] [--user NAME --password WORD]

The first word of the recipient's address says what becomes of a mail: refused (550 to the recipient), later (451), spoilt
(554 to the content), stalled (taken, and never answered); all others are taken. The port that it listens on, 0 for any, is
written to FOLDER/port once it listens.
"""
import argparse
import asyncio
import os
import ssl

from aiosmtpd.smtp import SMTP, AuthResult


class Postbox:
    def __init__(self, folder):
        self.folder = folder
        self.count = sum(name.endswith(".eml") for name in os.listdir(folder))

    async def handle_RCPT(self, server, session, envelope, address, options):
        kind = address.split("@")[0]
        if kind == "refused":
            return "550 there is nobody of that name"
        if kind == "later":
            return "451 come again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        kind = envelope.rcpt_tos[0].split("@")[0]
        if kind == "spoilt":
            return "554 not this"
        self.count += 1
        name = os.path.join(self.folder, f"{self.count:06}.eml")
        with open(name + ".new", "wb") as file:
            file.write(envelope.content)
        os.rename(name + ".new", name)
        if kind == "stalled":
            await asyncio.sleep(3600)
        return "250 OK"


def authenticator(user, password):
    def check(server, session, envelope, mechanism, data):
        right = data.login == user.encode() and data.password == password.encode()
        return AuthResult(success=right)

    return check


async def serve(given):
    context = None
    if given.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(given.certificate, given.key)
    wanted = {"hostname": "relay.test", "enable_SMTPUTF8": False}
    if given.user:
        wanted |= {
            "authenticator": authenticator(given.user, given.password),
            "auth_required": True,
            "auth_require_tls": not given.implicit,
        }
    if given.starttls:
        wanted |= {"tls_context": context, "require_starttls": True}
    postbox = Postbox(given.folder)
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(postbox, **wanted),
        "127.0.0.1",
        given.port,
        ssl=context if given.implicit else None,
    )
    port = os.path.join(given.folder, "port")
    with open(port + ".new", "w") as file:
        file.write(str(server.sockets[0].getsockname()[1]))
    os.rename(port + ".new", port)
    await server.serve_forever()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("port", type=int)
    parser.add_argument("--starttls", action="store_true")
    parser.add_argument("--implicit", action="store_true")
    for name in ("--certificate", "--key", "--user", "--password"):
        parser.add_argument(name)
    asyncio.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()
