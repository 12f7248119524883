#pragma once
#include "transport/message.hpp"
#include "web/client_files.hpp"

namespace folkmoot::host {

/// Answers with the built web client: its files by name, and its first page for every address that a person
/// can type.
class ClientAnswers {
public:
    explicit ClientAnswers(const web::ClientFiles& files)
        : files_(files) { }

    transport::Response answer(const transport::RequestHead& request) const;

private:
    const web::ClientFiles& files_;
};

} // namespace folkmoot::host
