#pragma once
#include "host/exported_text.hpp"
#include "host/moving/contents.hpp"

namespace folkmoot::host::moving {

/// The published texts for people to read, as Markdown and HTML: `pages/<space>/<section>/<title> <id>`.
/// Links lead from file to file.
class PagesOut {
public:
    PagesOut(ParcelOut& parcel, ContentsOut& contents)
        : parcel_(parcel)
        , contents_(contents) { }

    /// In the first of two transactions: the texts of these objects, and what they lead to.
    void read(ReadContext& context, std::span<const ObjectId> objects);
    /// Between them: the pictures that are in them.
    void place_pictures();
    /// In the second: prints them.
    void print(ReadContext& context);

private:
    struct Text {
        objects::Written object;
        ExportedTree tree;
    };
    struct Picture {
        ObjectId file;
        StoredBlob content;
        std::string path;
    };
    void find_places(ReadTx& tx);

    ParcelOut& parcel_;
    ContentsOut& contents_;
    std::vector<Text> texts_;
    std::map<ObjectId, std::string> places_; ///< of texts, without extension
    std::vector<Picture> pictures_;
};

} // namespace folkmoot::host::moving
