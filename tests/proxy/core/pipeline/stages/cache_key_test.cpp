#include "proxy/core/pipeline/stages/cache_key.h"

#include <string>

#include <QTest>

#include "proxy/core/pipeline/body.h"
#include "proxy/core/pipeline/trip.h"
#include "tests/proxy/core/pipeline/kept_scene.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kPassword = quoted(
    "{'model':'gpt-4o','messages':[{'role':'system','content':'Be brief.'},{'role':'user',"
    "'content':'How do I reset my password?'}],'temperature':0.2}");

Digest scopeOfCall(Kept& kept, const std::string& body, Kept::Fields fields = {},
                   std::string_view mark = {})
{
    kept.call(body, fields);
    auto facts = pipeline::factsOf(kept.x);
    const auto question = dialect::questionOf(kept.x.parse.dialect->id, pipeline::bodyOf(kept.x));
    if (!question) return {};
    return pipeline::stages::scopeOf(kept.x, kept.withShared(), facts, mark, *question);
}

std::string with(std::string text, const std::string& from, const std::string& to)
{
    const auto at = text.find(quoted(from));
    return at == std::string::npos ? std::string() : text.replace(at, from.size(), quoted(to));
}

}  // namespace

/// What calls have in common that may get each other's answers.
class CacheKeyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void onlyTheQuestionMayDiffer_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<bool>("isSame");
        const auto row = [](const char* name, const char* from, const char* to, bool isSame) {
            QTest::newRow(name) << QString::fromLatin1(from) << QString::fromLatin1(to) << isSame;
        };
        row("question", "How do I reset my password?", "Where is my invoice?", true);
        row("model", "gpt-4o", "gpt-4o-mini", false);
        row("system", "Be brief.", "Be verbose.", false);
        row("temperature", "0.2", "0.3", false);
        row("tools", "'temperature'",
            "'tools':[{'type':'function','function':{'name':'f'}}],'temperature'", false);
        row("an earlier turn", "{'role':'user'",
            "{'role':'assistant','content':'?'},{'role':'user'", false);
        row("a name", "'role':'user'", "'name':'ada','role':'user'", false);
        row("parts", "'How do I reset my password?'", "[{'type':'text','text':'Hi there'}]", false);
        row("provider", "'gpt-4o'", "'sample/gpt-4o'", false);
        row("stream", "'temperature'", "'stream':true,'temperature'", false);
    }

    void onlyTheQuestionMayDiffer()
    {
        QFETCH(const QString, from);
        QFETCH(const QString, to);
        QFETCH(const bool, isSame);
        Kept kept;
        const auto other = with(kPassword, from.toStdString(), to.toStdString());
        QVERIFY(!other.empty());
        const auto before = scopeOfCall(kept, kPassword);
        const auto after = scopeOfCall(kept, other);
        QVERIFY(before != Digest{} && after != Digest{});
        QCOMPARE(before == after, isSame);
    }

    void callersAndNodesAreKeptApart()
    {
        Kept kept;
        kept.addKey("ada", "gh-ada");
        kept.addKey("bob", "gh-bob");
        const Kept::Fields ada{{"authorization", "Bearer gh-ada"}};
        const Kept::Fields bob{{"authorization", "Bearer gh-bob"}};
        const auto ofAda = scopeOfCall(kept, kPassword, ada);
        QVERIFY(ofAda == scopeOfCall(kept, kPassword, ada));
        QVERIFY(ofAda != scopeOfCall(kept, kPassword, bob));
        QVERIFY(ofAda != scopeOfCall(kept, kPassword, ada, "node"));
        auto facts = pipeline::factsOf(kept.x);
        QVERIFY(ofAda != pipeline::stages::keyOf(kept.x, kept.withShared(), facts, {}));
    }
};

GH_SUITE(CacheKeyTest)

}  // namespace gatehouse::tests

#include "cache_key_test.moc"
