#include "kit/furnish.hpp"
#include "kit/golden.hpp"

#include "web/openapi.hpp"

namespace folkmoot { namespace {

/// Needs no store in particular: what is registered is the same on both.
class Description : public testing::Test {
protected:
    inline static const std::string generated = "web-client/src/generated";
    static const std::vector<std::shared_ptr<const Route>>& routes() {
        return kit::TestHost::shared(kit::Backend::sqlite)->house().registries().router().routes();
    }
};

void collect_references(const nlohmann::json& part, std::set<std::string>& into) {
    if (part.is_object() && part.contains("$ref")) into.insert(part["$ref"].get<std::string>());
    for (const auto& inner : part)
        if (inner.is_structured()) collect_references(inner, into);
}

/// Every struct that a route takes or gives, by the name it has in the description.
void collect_shapes(const Type& type, std::map<std::string, std::set<const Shape*>>& into);
void collect_shapes(const Shape& shape, std::map<std::string, std::set<const Shape*>>& into) {
    if (!into[std::string{shape.name}].insert(&shape).second) return;
    for (const auto& field : shape.fields)
        collect_shapes(*field.type, into);
}
void collect_shapes(const Type& type, std::map<std::string, std::set<const Shape*>>& into) {
    if (type.element) collect_shapes(*type.element, into);
    if (type.record) collect_shapes(*type.record(), into);
}

std::string layout(const Shape& shape) {
    std::string text;
    for (const auto& field : shape.fields)
        text += fmt::format("{}:{};", field.name, static_cast<int>(field.type->kind));
    return text;
}

TEST_F(Description, IsWhatWasAgreedWithClients) {
    kit::expect_golden("openapi.json", web::openapi(routes(), "0.1.0"));
    const auto client = web::typescript(routes());
    for (const auto& [name, text] : client)
        kit::expect_file(generated + "/" + name, text);
    for (const auto& file : std::filesystem::directory_iterator{FOLKMOOT_SOURCE_DIR "/" + generated})
        EXPECT_TRUE(client.contains(file.path().filename())) << file.path() << " is nobody's any more";
}

TEST_F(Description, RefersOnlyToWhatItDescribesAndNamesEachOperationOnce) {
    const auto document = nlohmann::json::parse(web::openapi(routes(), "0.1.0"));
    EXPECT_EQ(document["openapi"], "3.1.0");
    std::set<std::string> references, operations;
    collect_references(document, references);
    for (const auto& reference : references)
        EXPECT_TRUE(document.contains(nlohmann::json::json_pointer{reference.substr(1)})) << reference;
    for (const auto& path : document["paths"])
        for (const auto& operation : path)
            EXPECT_TRUE(operations.insert(operation["operationId"].get<std::string>()).second)
                << operation["operationId"];
    EXPECT_EQ(operations.size(), routes().size());
}

TEST_F(Description, ANameStandsForOneStructInAllAnswers) {
    std::map<std::string, std::set<const Shape*>> shapes;
    for (const auto& route : routes())
        if (route->out) collect_shapes(*route->out, shapes);
    for (const auto& [name, same] : shapes) {
        std::set<std::string> layouts;
        for (const auto* shape : same)
            layouts.insert(layout(*shape));
        EXPECT_EQ(layouts.size(), 1U)
            << name << " stands for different structs: clients would get one of them";
    }
}

}} // namespace folkmoot
