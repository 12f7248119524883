#include "test_house.hpp"

namespace folkmoot::transport::testing {

class TlsListening : public ServerTest {
protected:
    /// A connection by a client with its own idea of TLS; the negotiated version and suite, or "refused".
    std::string negotiate(const std::function<void(SSL_CTX*)>& configure) {
        RawClient plain(server->ports()[0], RawClient::Talk::plain);
        const std::unique_ptr<SSL_CTX, ClientDeleter> context(SSL_CTX_new(TLS_client_method()));
        SSL_CTX_set_security_level(context.get(), 0);
        configure(context.get());
        const std::unique_ptr<SSL, ClientDeleter> ssl(SSL_new(context.get()));
        SSL_set_fd(ssl.get(), plain.descriptor());
        if (SSL_connect(ssl.get()) != 1) return "refused";
        return fmt::format("{} {}", SSL_get_version(ssl.get()), SSL_get_cipher_name(ssl.get()));
    }

    std::string negotiate_1_2(const char* suites) {
        return negotiate([&](SSL_CTX* context) {
            SSL_CTX_set_max_proto_version(context, TLS1_2_VERSION);
            SSL_CTX_set_cipher_list(context, suites);
        });
    }
};

TEST_F(TlsListening, SpeaksModernTlsAndNothingElse) {
    serve();
    EXPECT_TRUE(negotiate([](SSL_CTX*) { }).starts_with("TLSv1.3 "));
    EXPECT_EQ(negotiate_1_2("ECDHE+AESGCM").substr(0, 13), "TLSv1.2 ECDHE");
    EXPECT_EQ(negotiate_1_2("ECDHE+AES+SHA"), "refused") << "CBC";
    EXPECT_EQ(negotiate_1_2("AES128-GCM-SHA256"), "refused") << "no forward secrecy";
    EXPECT_EQ(negotiate([](SSL_CTX* context) { SSL_CTX_set_max_proto_version(context, TLS1_1_VERSION); }),
        "refused");
    EXPECT_EQ(negotiate([](SSL_CTX* context) { SSL_CTX_set1_groups_list(context, "P-384"); }), "refused");
    EXPECT_TRUE(negotiate([](SSL_CTX* context) {
        SSL_CTX_set1_groups_list(context, "P-256");
    }).starts_with("TLSv1.3"));
}

TEST_F(TlsListening, RefusesRenegotiation) {
    serve();
    RawClient plain(server->ports()[0], RawClient::Talk::plain);
    const std::unique_ptr<SSL_CTX, ClientDeleter> context(SSL_CTX_new(TLS_client_method()));
    SSL_CTX_set_max_proto_version(context.get(), TLS1_2_VERSION);
    const std::unique_ptr<SSL, ClientDeleter> ssl(SSL_new(context.get()));
    SSL_set_fd(ssl.get(), plain.descriptor());
    ASSERT_EQ(SSL_connect(ssl.get()), 1);
    SSL_renegotiate(ssl.get());
    EXPECT_NE(SSL_do_handshake(ssl.get()), 1);
}

TEST_F(TlsListening, TellsAClientThatWantsAnotherProtocol) {
    serve();
    const auto offer = [](std::string_view protocols) {
        return [protocols](SSL_CTX* context) {
            SSL_CTX_set_alpn_protos(context, reinterpret_cast<const unsigned char*>(protocols.data()),
                static_cast<unsigned>(protocols.size()));
        };
    };
    EXPECT_EQ(negotiate(offer("\x02h2")), "refused");
    EXPECT_TRUE(negotiate(offer("\x02h2\x08http/1.1")).starts_with("TLSv1.3"));
}

TEST_F(TlsListening, AReturningClientResumesItsSessionEvenAfterANewCertificate) {
    serve();
    auto first = connect();
    ASSERT_TRUE(first.ask(get("/hello"))); // the ticket arrives with the first answer
    const std::unique_ptr<SSL_SESSION, decltype(&SSL_SESSION_free)> session(
        SSL_get1_session(first.ssl()), SSL_SESSION_free);
    ASSERT_EQ(SSL_SESSION_is_resumable(session.get()), 1);
    server->reload_certificates();
    RawClient second(server->ports()[0], RawClient::Talk::tls, {}, session.get());
    ASSERT_TRUE(second.ask(get("/hello")));
    EXPECT_EQ(SSL_session_reused(second.ssl()), 1);
}

TEST_F(TlsListening, TicketsOfRotatedKeysFallBackToAFullHandshake) {
    settings.ticket_rotation = std::chrono::hours(0);
    serve();
    auto first = connect();
    ASSERT_TRUE(first.ask(get("/hello")));
    const std::unique_ptr<SSL_SESSION, decltype(&SSL_SESSION_free)> session(
        SSL_get1_session(first.ssl()), SSL_SESSION_free);
    RawClient second(server->ports()[0], RawClient::Talk::tls, {}, session.get());
    ASSERT_TRUE(second.is_connected());
    EXPECT_EQ(SSL_session_reused(second.ssl()), 0);
    EXPECT_EQ(second.ask(get("/hello"))->body, "hello");
}

TEST_F(TlsListening, ANewCertificateDisturbsNoOpenConnection) {
    serve();
    auto before = connect();
    ASSERT_TRUE(before.ask(get("/hello")));
    write_certificate();
    server->reload_certificates();
    EXPECT_EQ(before.ask(get("/hello"))->body, "hello");
    auto after = connect();
    EXPECT_EQ(after.ask(get("/hello"))->body, "hello");
    EXPECT_NE(before.peer_serial(), after.peer_serial());
}

TEST_F(TlsListening, ABadCertificateFileLeavesTheOldOneInPlace) {
    serve();
    auto before = connect();
    const auto serial = before.peer_serial();
    const auto key = folder / "key.pem";
    std::filesystem::resize_file(key, 10);
    EXPECT_THROW(server->reload_certificates(), std::runtime_error);
    EXPECT_EQ(connect().peer_serial(), serial);
}

} // namespace folkmoot::transport::testing
