#include "kit/typed_text.hpp"

#include "collab/tree/bring_to.hpp"

#include <folkmoot/richtext_forms.hpp>

#include <gtest/gtest.h>

namespace folkmoot::kit {

void type_text(CollabClient& client, const std::string& markdown) {
    client.change([&](yjs::Document& document, yjs::ClientId self) {
        std::int64_t next =
            static_cast<std::int64_t>(self) * 1'000'000 + static_cast<std::int64_t>(document.clock_of(self));
        const auto mint = [&] { return richtext::BlockId{++next}; };
        auto wanted = richtext::parse_markdown(markdown).value();
        richtext::reattach(client.tree(), wanted);
        richtext::give_ids(wanted, mint);
        yjs::Budget budget;
        yjs::Edit edit{document, self, budget};
        EXPECT_FALSE(collab::bring_to(edit, wanted, mint));
        EXPECT_TRUE(edit.finish());
    });
    EXPECT_TRUE(client.wait_until_saved());
}

} // namespace folkmoot::kit
