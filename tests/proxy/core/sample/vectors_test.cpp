#include <cmath>
#include <cstring>

#include <boost/json.hpp>

#include "proxy/core/base/crypto.h"
#include "proxy/core/sample/voices.h"
#include "tests/support/suite.h"

namespace gatehouse::sample {

namespace json = boost::json;

class VectorsTest : public QObject {
    Q_OBJECT

private slots:
    void likeTextsHaveLikeVectors();
    void base64IsTheSameVector();
    void inputsOfEveryShape();
    void gemini();
};

namespace {

double cosine(const std::vector<float>& a, const std::vector<float>& b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += static_cast<double>(a[i]) * static_cast<double>(b[i]);
    return sum;
}

}  // namespace

void VectorsTest::likeTextsHaveLikeVectors()
{
    const auto a = vectorOf("How tall is the Eiffel tower?", 256);
    QVERIFY(std::fabs(cosine(a, a) - 1.0) < 1e-5);
    QVERIFY(cosine(a, vectorOf("how tall is the eiffel tower", 256)) > 0.999);
    QVERIFY(cosine(a, vectorOf("Bake bread with rye flour", 256)) < 0.4);
    QVERIFY(std::fabs(cosine(vectorOf("", 8), vectorOf("", 8)) - 1.0) < 1e-6);
}

void VectorsTest::base64IsTheSameVector()
{
    const auto plain = json::parse(embeddingsOpenai(
        json::parse(R"({"model":"m","input":"hello","dimensions":5})").as_object()));
    const auto packed = json::parse(embeddingsOpenai(
        json::parse(R"({"model":"m","input":"hello","dimensions":5,"encoding_format":"base64"})")
            .as_object()));
    std::string bytes;
    QVERIFY(
        fromBase64(std::string_view(packed.at("data").at(0).at("embedding").as_string()), bytes));
    QCOMPARE(bytes.size(), std::size_t{20});
    for (std::size_t i = 0; i < 5; ++i) {
        float value = 0;
        std::memcpy(&value, bytes.data() + 4 * i, 4);
        QCOMPARE(value,
                 static_cast<float>(plain.at("data").at(0).at("embedding").at(i).as_double()));
    }
}

void VectorsTest::inputsOfEveryShape()
{
    const auto count = [](const char* text) {
        return json::parse(embeddingsOpenai(json::parse(text).as_object()))
            .at("data")
            .as_array()
            .size();
    };
    QCOMPARE(count(R"({"input":["a","b","c"]})"), std::size_t{3});
    QCOMPARE(count(R"({"input":[1,2,3]})"), std::size_t{1});
    QCOMPARE(count(R"({"input":[[1,2],[3]]})"), std::size_t{2});
    QCOMPARE(count(R"({})"), std::size_t{0});
}

void VectorsTest::gemini()
{
    const auto one = json::parse(embeddingsGemini(
        json::parse(R"({"content":{"parts":[{"text":"hello"}]},"outputDimensionality":7})")
            .as_object(),
        false));
    QCOMPARE(one.at("embedding").at("values").as_array().size(), std::size_t{7});
    const auto many = json::parse(embeddingsGemini(
        json::parse(R"({"requests":[{"content":{"parts":[{"text":"a"}]}},{}]})").as_object(),
        true));
    QCOMPARE(many.at("embeddings").as_array().size(), std::size_t{2});
}

}  // namespace gatehouse::sample

using gatehouse::sample::VectorsTest;
GH_SUITE(VectorsTest)

#include "vectors_test.moc"
