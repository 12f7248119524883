#pragma once
#include <chrono>
#include <string>

namespace folkmoot::transport {

struct CertificateDates {
    std::chrono::sys_seconds begins;
    std::chrono::sys_seconds ends;
};

/// From when to when the first certificate of a PEM file is in force. Throws std::runtime_error with a
/// sentence for a file that holds none.
CertificateDates certificate_dates(const std::string& certificate_file);

} // namespace folkmoot::transport
