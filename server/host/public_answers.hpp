#pragma once
#include "host/guide.hpp"
#include "host/problem_answer.hpp"
#include "host/public_memory.hpp"
#include "host/registries.hpp"
#include "host/single_flight.hpp"
#include "store/database.hpp"
#include "transport/handler.hpp"
#include "web/guide_frame.hpp"
#include "web/public_frame.hpp"

namespace folkmoot::host {

/// The open front: sections of public spaces under /p, the site's own pages under /about, and the guide below
/// them. Printed by the server for anybody, without a cookie and without a script.
class PublicAnswers {
public:
    struct Parts {
        store::Database& database;
        const Registries& registries;
        const web::Catalogue& catalogue;
        const web::PublicFrame& frame;
        const Guide& guide;
        const web::GuideFrame& guide_frame;
        Services& services;
        PublicMemory& memory;
    };
    explicit PublicAnswers(Parts parts)
        : parts_(std::move(parts)) { }

    /// Called on an I/O thread, which sends what is remembered at once; all else goes to others.
    void answer(transport::Request request, transport::Responder respond);

private:
    struct Visit;
    using VisitPtr = std::shared_ptr<Visit>;
    /// A page as it is while the tide stands there: who comes after the tide has moved does not get what was
    /// read before.
    struct Print {
        std::string path;
        std::string language;
        std::uint64_t stand = 0;
        auto operator<=>(const Print&) const = default;
    };

    void print(Visit& visit, ReadTx& tx) const;
    void print_space(Visit& visit, ReadTx& tx, std::string_view path) const;
    std::string words_on_paper(const Visit& visit, ReadTx& tx, ObjectId space) const;
    void print_site_page(Visit& visit, ReadTx& tx, std::string_view slug) const;
    void print_guide(Visit& visit, ReadTx& tx, std::string_view path) const;
    web::GuideValues guide_values(const Visit& visit) const;
    void list_topics(Visit& visit) const;
    void print_found(Visit& visit) const;
    void print_topic(Visit& visit, ReadTx& tx, const GuideTopic& topic) const;
    web::PublicFrameValues frame_values(const Visit& visit, ReadTx& tx) const;
    void finish(const VisitPtr& visit, const std::exception_ptr& error);
    PrintedPublicly keep(Visit& visit) const;
    std::vector<VisitPtr> waiting_with(const VisitPtr& visit);
    void redirect(Visit& visit, const std::string& address) const;
    void refuse(Visit& visit, web::PublicFrameValues frame, Code code) const;
    void send(Visit& visit, const PrintedPublicly& page) const;

    Parts parts_;
    SingleFlight<Print, VisitPtr> under_way_;
};

} // namespace folkmoot::host
