#include "transport/certificate_dates.hpp"

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <ctime>
#include <memory>
#include <stdexcept>

namespace folkmoot::transport {
namespace {

std::chrono::sys_seconds moment(const ASN1_TIME* time) {
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1) throw std::runtime_error("A certificate has no readable dates.");
    return std::chrono::sys_seconds{std::chrono::seconds{::timegm(&parts)}};
}

} // namespace

CertificateDates certificate_dates(const std::string& certificate_file) {
    const std::unique_ptr<BIO, decltype(&BIO_free_all)> file{
        BIO_new_file(certificate_file.c_str(), "r"), &BIO_free_all};
    const std::unique_ptr<X509, decltype(&X509_free)> certificate{
        file ? PEM_read_bio_X509(file.get(), nullptr, nullptr, nullptr) : nullptr, &X509_free};
    if (!certificate) throw std::runtime_error(certificate_file + " holds no certificate.");
    return {moment(X509_get0_notBefore(certificate.get())), moment(X509_get0_notAfter(certificate.get()))};
}

} // namespace folkmoot::transport
