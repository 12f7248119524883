#include "transport/self_signed.hpp"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <stdexcept>

namespace folkmoot::transport {

namespace {

template <auto Free> struct FreeWith {
    template <class T> void operator()(T* pointer) const { Free(pointer); }
};
using Certificate = std::unique_ptr<X509, FreeWith<X509_free>>;
using PrivateKey = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, FreeWith<X509_EXTENSION_free>>;
using Memory = std::unique_ptr<BIO, FreeWith<BIO_free_all>>;

void require(bool succeeded) {
    if (!succeeded) throw std::runtime_error("OpenSSL could not make a certificate.");
}

void set_serial(X509& certificate) {
    std::int64_t serial = 0;
    require(RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial) == 1);
    constexpr std::int64_t positive = 0x7FFFFFFFFFFFFFFF; // RFC 5280, 4.1.2.2
    require(ASN1_INTEGER_set_int64(X509_get_serialNumber(&certificate), serial & positive) == 1);
}

void add_extension(X509& certificate, int kind, const char* value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, &certificate, &certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value));
    require(extension && X509_add_ext(&certificate, extension.get(), -1) == 1);
}

template <class Write> std::string pem(Write write) {
    const Memory memory(BIO_new(BIO_s_mem()));
    require(memory && write(memory.get()) == 1);
    char* text = nullptr;
    const auto size = BIO_get_mem_data(memory.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

} // namespace

CertificatePair make_self_signed(std::chrono::days validity) {
    const PrivateKey key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    require(key && certificate);
    require(X509_set_version(certificate.get(), X509_VERSION_3) == 1);
    set_serial(*certificate);
    constexpr long an_hour = 3600; // clocks differ
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -an_hour);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), std::chrono::seconds(validity).count());
    auto* name = X509_get_subject_name(certificate.get());
    const auto* common_name = reinterpret_cast<const unsigned char*>("localhost");
    require(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, common_name, -1, -1, 0) == 1);
    require(X509_set_issuer_name(certificate.get(), name) == 1);
    require(X509_set_pubkey(certificate.get(), key.get()) == 1);
    add_extension(*certificate, NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1,IP:::1");
    add_extension(*certificate, NID_basic_constraints, "critical,CA:FALSE");
    add_extension(*certificate, NID_key_usage, "critical,digitalSignature");
    add_extension(*certificate, NID_ext_key_usage, "serverAuth");
    require(X509_sign(certificate.get(), key.get(), EVP_sha256()) > 0);
    return {pem([&](BIO* out) { return PEM_write_bio_X509(out, certificate.get()); }), pem([&](BIO* out) {
                return PEM_write_bio_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
            })};
}

} // namespace folkmoot::transport
