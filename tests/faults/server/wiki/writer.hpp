#pragma once
#include "kit/browser.hpp"

#include <atomic>

namespace folkmoot::faults {

/// What is wrong, in sentences; empty when all is well.
using Findings = std::vector<std::string>;

enum class Kind { draft, publication, page, upload, chunk, completion };

/// One request that saves something, and what came of it.
struct Save {
    Kind kind;
    std::string method;
    std::string path;
    std::string body;
    std::string key; ///< Idempotency-Key; a chunk has none, its offset does as well
    std::string word; ///< stands in what is saved, and nowhere else
    std::string object; ///< the page; of a chunk and a completion, the upload
    kit::Answer answer = {}; ///< status 0: none came

    bool is_acknowledged() const { return answer.status == 200; }
};

/// What all writers are doing.
struct Tally {
    std::atomic<int> under_way = 0; ///< saves sent and not yet answered
    std::atomic<int> acknowledged = 0;
};

/// Somebody who drafts, publishes and uploads in a page of their own, one thing after the other, as fast as
/// they can.
class Writer {
public:
    Writer(int number, kit::Browser browser, std::string wiki);

    /// Saves until an answer does not come, or `most` have; what was saved before is forgotten.
    void run(Tally& tally, int most);
    /// Does what a browser does once the server is back: makes the save again that was under way, and then
    /// all the others of the run, which must change nothing and be answered as before.
    Findings make_again(std::uint16_t port);
    /// What the server shows of the page, draft and files is what was acknowledged last.
    Findings look();
    Findings find();

    /// Of the last run.
    const std::vector<Save>& saves() const { return saves_; }
    /// Where the draft belongs, and the word in it; none: there is no draft.
    const std::string& page() const { return page_; }
    const std::string& draft() const { return draft_; }

private:
    Save next();
    Save save(Kind kind, std::string method, std::string path, const nlohmann::json& body);
    nlohmann::json text() const;
    std::string new_word();
    kit::Answer send(const Save& save);
    kit::Answer send_chunk_again(const Save& save);
    void take(const Save& save);

    struct Uploaded {
        std::string file, content;
    };
    int number_;
    kit::Browser browser_;
    std::string wiki_;
    std::string page_, title_, draft_, published_, upload_, content_;
    std::int64_t revision_ = 0;
    int phase_ = 0, words_ = 0;
    std::string word_; ///< of the save under way
    std::vector<Save> saves_;
    std::vector<Uploaded> files_; ///< of the last run
};

} // namespace folkmoot::faults
