#pragma once
#include "host/problem_answer.hpp"
#include "host/registries.hpp"
#include "store/database.hpp"
#include "transport/handler.hpp"
#include "web/public_frame.hpp"

namespace folkmoot::host {

/// The open front: sections of public spaces under /p, the site's own pages under /about. Printed by the
/// server for anybody, without a cookie and without a script.
class PublicAnswers {
public:
    struct Parts {
        store::Database& database;
        const Registries& registries;
        const web::Catalogue& catalogue;
        const web::PublicFrame& frame;
        Services& services;
    };
    explicit PublicAnswers(Parts parts)
        : parts_(std::move(parts)) { }

    void answer(transport::Request request, transport::Responder respond);

private:
    struct Visit;
    void print(Visit& visit, ReadTx& tx) const;
    void print_space(Visit& visit, ReadTx& tx, std::string_view path) const;
    void print_site_page(Visit& visit, ReadTx& tx, std::string_view slug) const;
    web::PublicFrameValues frame_values(const Visit& visit, ReadTx& tx) const;
    void finish(Visit& visit, const std::exception_ptr& error) const;

    Parts parts_;
};

} // namespace folkmoot::host
