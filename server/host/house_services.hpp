#pragma once
#include "folkmoot/problem.hpp"
#include "folkmoot/services.hpp"
#include "store/seal.hpp"
#include "web/catalogue.hpp"

namespace folkmoot::host {

/// What handlers get as Services.
class HouseServices final : public Services {
public:
    HouseServices(const Clock& clock, IdMint& ids, const web::Catalogue& catalogue)
        : clock_(clock)
        , ids_(ids)
        , catalogue_(catalogue) { }
    /// The store's own seal, once it has the site's key.
    void use(const store::Seal& seal) { seal_ = &seal; }

    const Clock& clock() const override { return clock_; }
    IdMint& ids() override { return ids_; }
    std::string message(std::string_view key, std::string_view language,
        const std::vector<std::pair<std::string, std::string>>& values) const override {
        return catalogue_.text(key, language, values);
    }
    std::string seal(std::string_view purpose, ObjectId person, std::string_view text) const override {
        return seal_->close(purpose, person, text);
    }
    std::string unseal(std::string_view purpose, ObjectId person, std::string_view sealed) const override {
        if (auto text = seal_->open(purpose, person, sealed)) return *text;
        throw Problem(Code::bad_input, "cursor.invalid");
    }

private:
    const Clock& clock_;
    IdMint& ids_;
    const web::Catalogue& catalogue_;
    const store::Seal* seal_ = nullptr;
};

} // namespace folkmoot::host
