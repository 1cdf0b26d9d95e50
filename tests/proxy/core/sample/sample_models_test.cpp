#include <boost/json.hpp>

#include "proxy/core/sample/voices.h"
#include "tests/support/suite.h"

namespace gatehouse::sample {

namespace json = boost::json;

class SampleModelsTest : public QObject {
    Q_OBJECT

private slots:
    void eachFamilyHasItsWords();
};

void SampleModelsTest::eachFamilyHasItsWords()
{
    const auto openai = json::parse(modelsOf("openai", 5'000'000));
    QCOMPARE(openai.at("data").at(0).at("id").as_string(), "sample");
    QCOMPARE(openai.at("data").at(1).at("id").as_string(), "sample/echo");
    QCOMPARE(openai.at("data").at(0).at("created").as_int64(), 5);
    const auto anthropic = json::parse(modelsOf("anthropic", 0));
    QCOMPARE(anthropic.at("data").at(0).at("type").as_string(), "model");
    QVERIFY(!anthropic.at("has_more").as_bool());
    QCOMPARE(anthropic.at("first_id").as_string(), "sample");
    const auto gemini = json::parse(modelOf("gemini", "sample", 0));
    QCOMPARE(gemini.at("name").as_string(), "models/sample");
    QCOMPARE(gemini.at("supportedGenerationMethods").as_array().size(), std::size_t{4});
}

}  // namespace gatehouse::sample

using gatehouse::sample::SampleModelsTest;
GH_SUITE(SampleModelsTest)

#include "sample_models_test.moc"
