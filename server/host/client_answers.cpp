#include "host/client_answers.hpp"

#include "host/security_headers.hpp"

namespace folkmoot::host {
namespace {

bool takes_gzip(const transport::RequestHead& request) {
    return request.headers.find("Accept-Encoding").value_or("").find("gzip") != std::string_view::npos;
}

/// Whether an address is a page of the client rather than a file that is not there.
bool is_page(std::string_view path) {
    return !path.starts_with("/assets/") && path.substr(path.rfind('/')).find('.') == std::string_view::npos;
}

/// Whether a browser takes a file for nothing but a part of a page. A picture (SVG) can be opened as a page
/// of its own and then needs a policy.
bool is_asset(const web::ClientFile& file) {
    return file.immutable
        && (file.media_type.starts_with("text/javascript") || file.media_type.starts_with("text/css")
            || file.media_type.starts_with("font/"));
}

} // namespace

transport::Response ClientAnswers::answer(const transport::RequestHead& request) const {
    transport::Response response;
    const web::ClientFile* file = files_.find(request.path);
    if (!file && is_page(request.path)) file = files_.index();
    if (!file) {
        response.status = 404;
        response.body = std::string{"There is nothing at this address.\n"};
        response.set("Content-Type", "text/plain; charset=utf-8");
        add_security_headers(response, Policy::data, request.is_tls);
        return response;
    }
    response.set("Content-Type", file->media_type);
    response.set("ETag", file->etag);
    response.set("Vary", "Accept-Encoding");
    response.set("Cache-Control", file->immutable ? "public, max-age=31536000, immutable" : "no-cache");
    if (is_asset(*file))
        add_asset_headers(response);
    else
        add_security_headers(response, Policy::client, request.is_tls);
    if (request.headers.find("If-None-Match") == file->etag) {
        response.status = 304;
        return response;
    }
    if (file->gzipped && takes_gzip(request)) {
        response.set("Content-Encoding", "gzip");
        response.body = std::vector<transport::SharedText>{file->gzipped};
    } else {
        response.body = std::vector<transport::SharedText>{file->plain};
    }
    return response;
}

} // namespace folkmoot::host
