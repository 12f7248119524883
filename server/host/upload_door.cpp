#include "host/upload_door.hpp"

#include "audit/actor.hpp"
#include "files/upload.hpp"
#include "folkmoot/json.hpp"
#include "host/caller.hpp"
#include "host/file_room.hpp"
#include "host/json_in.hpp"
#include "host/log.hpp"
#include "host/query_text.hpp"
#include "host/security_headers.hpp"

#include <optional>

namespace folkmoot::host {
namespace {

constexpr std::string_view uploads_address = "/api/v1/uploads/";

struct ChunkAddress {
    ObjectId upload;
    std::int64_t offset = 0;
    static constexpr auto fields() {
        return std::array{field<&ChunkAddress::upload>("upload", "The upload"),
            field<&ChunkAddress::offset>(
                "offset", "Where these octets begin", range(0, std::int64_t{1} << 40))};
    }
};

ChunkAddress read_address(const transport::RequestHead& head) {
    auto pairs = read_query(head.query);
    if (!pairs) throw Problem(Code::malformed, "request.query");
    ChunkAddress address;
    Inputs inputs{.path = {{"upload", head.path.substr(uploads_address.size())}}, .query = std::move(*pairs)};
    read_input(inputs, shape_of<ChunkAddress>, &address);
    return address;
}

/// One chunk on its way to the disk. Checked when the first octets come, on a worker: until then nothing is
/// opened.
class ChunkSink final : public transport::BodySink {
public:
    ChunkSink(UploadDoor::Parts& parts, transport::RequestHead head)
        : parts_(parts)
        , head_(std::move(head)) { }

    void write(std::string piece, Done done) override {
        auto task = std::make_shared<std::pair<std::string, Done>>(std::move(piece), std::move(done));
        const bool posted = parts_.workers.post([this, task] {
            std::optional<transport::Response> refusal;
            try {
                if (!part_) open();
                part_->append(std::as_bytes(std::span{task->first}));
            } catch (...) {
                refusal = refuse(std::current_exception());
            }
            task->second(std::move(refusal));
        });
        if (!posted) task->second(print(Problem(Code::overloaded, "request.busy")));
    }

    /// Makes durable what came and says how far the upload is; a chunk without a single octet changes
    /// nothing.
    transport::Response finish() {
        try {
            if (!part_) open();
            files::ChunkView view{.received = static_cast<std::int64_t>(part_->settle())};
            part_.reset(); // whoever has the answer may send the next chunk at once
            parts_.database.write_now("core.upload_received", [&](WriteTx& tx) {
                audit::act_as(tx, viewer_, head_.request_id);
                files::record_received(tx, viewer_, upload_, view.received);
            });
            transport::Response response{.status = 200, .headers = {}, .body = to_json(view)};
            response.set("Content-Type", "application/json");
            response.set("Cache-Control", "no-store");
            add_security_headers(response, Policy::data, head_.is_tls);
            return response;
        } catch (...) {
            return refuse(std::current_exception());
        }
    }

private:
    void open() {
        require_same_origin(head_, parts_.origins);
        const auto address = read_address(head_);
        upload_ = address.upload;
        files::UploadContent content;
        const FileRoom* room = nullptr;
        parts_.database.read_now([&](ReadTx& tx) {
            viewer_ = identify(tx, head_).viewer;
            require_token(tx, head_, viewer_);
            content = files::require_upload(tx, viewer_, address.upload).content();
            room = tx.kept<FilesOfSite>().room;
        });
        part_.emplace(room->storage().open_part(content, address.offset));
    }

    transport::Response print(const Problem& problem) const {
        auto response = parts_.problems.print(problem, preferred_language(head_), head_.request_id);
        add_security_headers(response, Policy::data, head_.is_tls);
        return response;
    }

    transport::Response refuse(const std::exception_ptr& error) const {
        try {
            std::rethrow_exception(error);
        } catch (const Problem& problem) {
            return print(problem);
        } catch (const std::exception& failure) {
            log_failure(head_.request_id, uploads_address, failure.what());
            return print(Problem(Code::internal, "request.failed"));
        }
    }

    UploadDoor::Parts& parts_;
    transport::RequestHead head_;
    Viewer viewer_ = Viewer::anonymous();
    ObjectId upload_;
    std::optional<files::Part> part_;
};

} // namespace

bool UploadDoor::takes(const transport::RequestHead& head) const {
    return head.method == transport::Method::put && head.path.starts_with(uploads_address)
        && head.path.find('/', uploads_address.size()) == std::string::npos;
}

transport::BodyPlan UploadDoor::plan(const transport::RequestHead& head) {
    return transport::StreamBody{.limit = static_cast<std::uint64_t>(files::chunk_size),
        .sink = std::make_unique<ChunkSink>(parts_, head)};
}

void UploadDoor::answer(transport::Request request, transport::Responder respond) {
    if (!request.sink) request.sink = std::make_unique<ChunkSink>(parts_, request);
    auto waiting = std::make_shared<std::pair<std::unique_ptr<transport::BodySink>, transport::Responder>>(
        std::move(request.sink), std::move(respond));
    const bool posted = parts_.workers.post(
        [waiting] { waiting->second(static_cast<ChunkSink&>(*waiting->first).finish()); });
    if (!posted)
        waiting->second(parts_.problems.print(
            Problem(Code::overloaded, "request.busy"), preferred_language(request), request.request_id));
}

} // namespace folkmoot::host
