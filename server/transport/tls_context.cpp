#include "transport/tls_context.hpp"

#include "transport/ticket_keys.hpp"

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/rand.h>

#include <stdexcept>

namespace folkmoot::transport {

namespace {

constexpr int ticket_failed = -1;
constexpr int ticket_unknown = 0;
constexpr int ticket_good = 1;
constexpr int ticket_renew = 2;

bool set_mac_key(EVP_MAC_CTX* mac, TicketKeys::Key& key) {
    std::string digest = "SHA256";
    const std::array<OSSL_PARAM, 3> parameters{
        OSSL_PARAM_construct_octet_string(OSSL_MAC_PARAM_KEY, key.mac.data(), key.mac.size()),
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
        OSSL_PARAM_construct_end()};
    return EVP_MAC_CTX_set_params(mac, parameters.data()) == 1;
}

int seal_ticket(
    TicketKeys& keys, unsigned char* name, unsigned char* iv, EVP_CIPHER_CTX* cipher, EVP_MAC_CTX* mac) {
    auto key = keys.newest();
    if (RAND_bytes(iv, EVP_CIPHER_get_iv_length(EVP_aes_256_cbc())) != 1) return ticket_failed;
    std::ranges::copy(key.name, name);
    const bool ready = EVP_EncryptInit_ex(cipher, EVP_aes_256_cbc(), nullptr, key.cipher.data(), iv) == 1
        && set_mac_key(mac, key);
    OPENSSL_cleanse(&key, sizeof key);
    return ready ? ticket_good : ticket_failed;
}

int open_ticket(
    TicketKeys& keys, unsigned char* name, unsigned char* iv, EVP_CIPHER_CTX* cipher, EVP_MAC_CTX* mac) {
    auto found = keys.find(std::span<const unsigned char, 16>(name, 16));
    if (!found) return ticket_unknown;
    const bool ready = set_mac_key(mac, found->key)
        && EVP_DecryptInit_ex(cipher, EVP_aes_256_cbc(), nullptr, found->key.cipher.data(), iv) == 1;
    OPENSSL_cleanse(&found->key, sizeof found->key);
    if (!ready) return ticket_failed;
    return found->age == TicketKeys::Age::newest ? ticket_good : ticket_renew;
}

int on_ticket(
    SSL* ssl, unsigned char* name, unsigned char* iv, EVP_CIPHER_CTX* cipher, EVP_MAC_CTX* mac, int sealing) {
    auto* keys = static_cast<TicketKeys*>(SSL_CTX_get_app_data(SSL_get_SSL_CTX(ssl)));
    return sealing == 1 ? seal_ticket(*keys, name, iv, cipher, mac)
                        : open_ticket(*keys, name, iv, cipher, mac);
}

/// A client that names protocols and HTTP/1.1 is not among them is told so instead of being misread (RFC
/// 7301, 3.2).
int on_protocols(SSL*, const unsigned char** chosen, unsigned char* chosen_size, const unsigned char* offered,
    unsigned offered_size, void*) {
    static constexpr std::array<unsigned char, 9> ours{8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
    unsigned char* found = nullptr;
    const int outcome =
        SSL_select_next_proto(&found, chosen_size, ours.data(), ours.size(), offered, offered_size);
    *chosen = found;
    return outcome == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

std::runtime_error tls_error(std::string_view what) {
    const auto code = ERR_get_error();
    std::array<char, 256> text{};
    ERR_error_string_n(code, text.data(), text.size());
    ERR_clear_error();
    return std::runtime_error(fmt::format("{} ({})", what, text.data()));
}

void set_protocol(SSL_CTX* context) {
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_options(context,
        SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE
            | SSL_OP_PRIORITIZE_CHACHA);
    if (SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20") != 1)
        throw tls_error("The TLS 1.2 cipher suites are not available.");
    if (SSL_CTX_set1_groups_list(context, "X25519:P-256") != 1)
        throw tls_error("The TLS key exchange groups are not available.");
    SSL_CTX_set_alpn_select_cb(context, on_protocols, nullptr);
}

void set_memory(SSL_CTX* context) {
    // The record buffers (17 KiB in, as much out) exist only while a record is under way; a write may be
    // repeated from another address, because every connection of a thread shares one scratch buffer.
    SSL_CTX_set_mode(context,
        SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_read_ahead(context, 1); // one system call for a record instead of two
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(context, 1);
}

} // namespace

TlsContext::TlsContext(
    std::string certificate_file, std::string key_file, std::chrono::seconds ticket_rotation)
    : certificate_file_(std::move(certificate_file))
    , key_file_(std::move(key_file))
    , ticket_keys_(std::make_unique<TicketKeys>(ticket_rotation))
    , context_(make_context()) { }

TlsContext::~TlsContext() = default;

TlsContext::Context TlsContext::make_context() const {
    ERR_clear_error();
    Context context(SSL_CTX_new(TLS_server_method()), SslDeleter{});
    if (!context) throw tls_error("TLS is not available.");
    set_protocol(context.get());
    set_memory(context.get());
    if (SSL_CTX_use_certificate_chain_file(context.get(), certificate_file_.c_str()) != 1)
        throw tls_error(fmt::format("The certificate file {} cannot be used.", certificate_file_));
    if (SSL_CTX_use_PrivateKey_file(context.get(), key_file_.c_str(), SSL_FILETYPE_PEM) != 1)
        throw tls_error(fmt::format("The key file {} cannot be used.", key_file_));
    if (SSL_CTX_check_private_key(context.get()) != 1)
        throw tls_error(fmt::format("The key in {} is not that of the certificate.", key_file_));
    static constexpr std::string_view session_context = "folkmoot";
    SSL_CTX_set_session_id_context(context.get(),
        reinterpret_cast<const unsigned char*>(session_context.data()), session_context.size());
    SSL_CTX_set_app_data(context.get(), ticket_keys_.get());
    SSL_CTX_set_tlsext_ticket_key_evp_cb(context.get(), on_ticket);
    return context;
}

void TlsContext::reload() {
    auto fresh = make_context();
    const std::lock_guard lock(mutex_);
    context_.swap(fresh);
}

std::unique_ptr<SSL, SslDeleter> TlsContext::accept(int socket) const {
    Context context;
    {
        const std::lock_guard lock(mutex_);
        context = context_;
    }
    std::unique_ptr<SSL, SslDeleter> ssl(SSL_new(context.get()));
    if (!ssl || SSL_set_fd(ssl.get(), socket) != 1) return nullptr;
    SSL_set_accept_state(ssl.get());
    return ssl;
}

} // namespace folkmoot::transport
