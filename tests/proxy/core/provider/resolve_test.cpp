#include "proxy/core/provider/catalogue.h"
#include "proxy/core/provider/target.h"
#include "tests/support/suite.h"

using namespace gatehouse;
using config::ProviderConfig;
using provider::Catalogue;
using provider::resolve;

namespace resolve_test {

ProviderConfig chosen(std::string id, std::string base = {}, std::string url = {})
{
    ProviderConfig made;
    made.id = std::move(id);
    made.base = std::move(base);
    made.baseUrl = std::move(url);
    return made;
}

}  // namespace resolve_test

class ResolveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aRowAsItIs()
    {
        const auto found = resolve(Catalogue::builtIn(), resolve_test::chosen("anthropic"));
        QVERIFY(found.ok());
        QCOMPARE(found->baseUrl, std::string("https://api.anthropic.com"));
        QCOMPARE(found->version, std::string("v1"));
        QCOMPARE(found->auth.name, std::string("x-api-key"));
        QCOMPARE(found->headers.at(0).second, std::string("2023-06-01"));
    }

    void aVersionInTheAddressCounts()
    {
        const auto found = resolve(Catalogue::builtIn(),
                                   resolve_test::chosen("zed", "", "https://z.example/api/v4/"));
        QVERIFY(found.ok());
        QCOMPARE(found->baseUrl, std::string("https://z.example/api"));
        QCOMPARE(found->version, std::string("v4"));
        QCOMPARE(found->title, std::string("zed"));
        QCOMPARE(provider::targetOf(*found, "/chat/completions", "v1", ""),
                 std::string("/api/v4/chat/completions"));
    }

    void aPathOfOnesOwnIsMeantAsItStands()
    {
        const auto version = [](const char* url) {
            return resolve(Catalogue::builtIn(), resolve_test::chosen("mine", "", url))->version;
        };
        QCOMPARE(version("http://127.0.0.1:8000"), std::string("v1"));
        QCOMPARE(version("http://127.0.0.1:8000/"), std::string("v1"));
        QCOMPARE(version("http://127.0.0.1:8000/ai/run"), std::string());
    }

    /// Azure's customers have hosts of their own, below which its paths are the same.
    void anAddressLikeThePlacesKeepsItsVersion()
    {
        const auto version = [](const char* url) {
            return resolve(Catalogue::builtIn(), resolve_test::chosen("azure-openai", "", url))
                ->version;
        };
        QCOMPARE(version("https://mine.openai.azure.com/openai"), std::string("v1"));
        QCOMPARE(version("https://mine.openai.azure.com/openai/v1"), std::string("v1"));
        QCOMPARE(version("https://mine.openai.azure.com/openai/deployments/d"), std::string());
    }

    void anAddressWithoutVersionKeepsTheRows()
    {
        const auto found =
            resolve(Catalogue::builtIn(),
                    resolve_test::chosen("mine", "google", "http://127.0.0.1:9/gemini"));
        QVERIFY(found.ok());
        QCOMPARE(found->id, std::string("mine"));
        QVERIFY(found->aliases.empty());
        QCOMPARE(provider::targetOf(*found, "/models", "", ""),
                 std::string("/gemini/v1beta/models"));
    }

    void headersAndPricesLieOverTheRow()
    {
        auto wanted = resolve_test::chosen("anthropic");
        wanted.headers = {{"Anthropic-Version", "2026-01-01"}, {"x-team", "blue"}};
        wanted.prices = {{.model = "claude-haiku-4-5", .input = "7", .output = "9", .search = "10"},
                         {.model = "brand-new", .input = "0", .output = "0", .batch = "50"}};
        const auto found = resolve(Catalogue::builtIn(), wanted);
        QVERIFY(found.ok());
        QCOMPARE(found->headers.size(), std::size_t{2});
        QCOMPARE(found->headers[0].second, std::string("2026-01-01"));
        const auto* card = found->find("claude-haiku-4-5");
        QCOMPARE(*card->price->rates.input, std::int64_t{7000000});
        QVERIFY(!card->price->rates.cachedInput.has_value());
        QVERIFY(card->context > 0);
        QCOMPARE(*card->price->rates.search, std::int64_t{10'000'000'000});
        QCOMPARE(*found->find("brand-new")->price->rates.batch, std::int64_t{500'000});
        QCOMPARE(*found->find("brand-new")->price->rates.output, std::int64_t{0});
    }

    void refusalsSayWhatToDo_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("base");
        QTest::addColumn<QByteArray>("url");
        QTest::newRow("unknown") << QByteArray("nobody") << QByteArray() << QByteArray();
        QTest::newRow("unknown base")
            << QByteArray("a") << QByteArray("nobody") << QByteArray("http://a.example");
        QTest::newRow("no address")
            << QByteArray("a") << QByteArray("openai-compatible") << QByteArray();
    }

    void refusalsSayWhatToDo()
    {
        QFETCH(QByteArray, id);
        QFETCH(QByteArray, base);
        QFETCH(QByteArray, url);
        const auto found =
            resolve(Catalogue::builtIn(),
                    resolve_test::chosen(id.toStdString(), base.toStdString(), url.toStdString()));
        QVERIFY(!found.ok());
        QVERIFY(found.error().kind == ErrorKind::Invalid);
        QVERIFY(!found.error().hint.empty());
    }

    void aPriceThatIsNoNumberIsRefused()
    {
        auto wanted = resolve_test::chosen("openai");
        wanted.prices = {{.model = "m", .input = "two"}};
        QVERIFY(!resolve(Catalogue::builtIn(), wanted).ok());
    }

    void theSampleNeedsNoAddress()
    {
        const auto found = resolve(Catalogue::builtIn(), resolve_test::chosen("sample"));
        QVERIFY(found.ok());
        QVERIFY(found->sample);
    }
};

GH_SUITE(ResolveTest)
#include "resolve_test.moc"
