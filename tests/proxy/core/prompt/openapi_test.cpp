#include "proxy/core/prompt/openapi.h"

#include <boost/json.hpp>

#include <QTest>

#include "tests/support/prompts.h"
#include "tests/support/suite.h"

using namespace gatehouse;
namespace json = boost::json;

/// What the endpoint of a prompt says of itself.
class OpenApiTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void variablesAreTheBody()
    {
        std::vector<config::PromptConfig> prompts{tests::promptOf(
            "sentiment", "{'role':'user','content':'{{text}} {{mood}} {{n}} {{tier}}'}",
            ",'variables':[{'name':'text','description':'what to judge'},{'name':'mood','type':"
            "'choice','choices':['good','bad'],'default':'good'},{'name':'n','type':'integer'},"
            "{'name':'tier','from':'metadata.tier'}],'response_format':{'type':'json_schema',"
            "'json_schema':{'name':'a','schema':{'type':'object','title':'Judgement'}}}")};
        prompts[0].path = "/ai/sentiment";
        const auto library = prompt::Library::build(prompts);
        QVERIFY(library.ok());
        const auto chosen = library->choose({"sentiment", "", 0}, 1, nullptr);
        QVERIFY(chosen.ok());
        const auto document = json::parse(prompt::openApiOf(*chosen));
        const auto& post = document.at("paths").at("/ai/sentiment").at("post");
        const auto& schema =
            post.at("requestBody").at("content").at("application/json").at("schema");
        const auto& properties = schema.at("properties").as_object();
        QCOMPARE(properties.size(), std::size_t(3));
        QVERIFY(!properties.contains("tier"));
        QCOMPARE(std::string(properties.at("n").at("type").as_string()), std::string("integer"));
        QCOMPARE(properties.at("mood").at("enum").as_array().size(), std::size_t(2));
        QCOMPARE(json::serialize(schema.at("required")), std::string("[\"text\",\"n\"]"));
        QVERIFY(!schema.at("additionalProperties").as_bool());
        const auto& answer = post.at("responses").at("200").at("content").at("application/json");
        QCOMPARE(
            std::string(answer.at("schema").at("properties").at("json").at("title").as_string()),
            std::string("Judgement"));
        QCOMPARE(std::string(document.at("openapi").as_string()), std::string("3.1.0"));
    }
};

GH_SUITE(OpenApiTest)
#include "openapi_test.moc"
