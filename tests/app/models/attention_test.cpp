#include "app/models/attention.h"

#include "tests/support/suite.h"

namespace gatehouse::tests {

using app::Attention;

class AttentionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void nothingIsSaidWhileAllIsWell()
    {
        store::Overview overview;
        overview.providers = {share("openai", 1000, 49)};
        overview.models = {share("gpt-4.1", 1000, 0)};
        QVERIFY(app::attentionOf(overview, {}).isEmpty());
    }

    void fewRequestsAreNoTrouble()
    {
        store::Overview overview;
        overview.providers = {share("openai", 19, 19), share("groq", 20, 2)};
        QVERIFY(app::attentionOf(overview, {}).isEmpty());
    }

    void theWorstComesFirst()
    {
        store::Overview overview;
        overview.providers = {share("openai", 100, 5), share("groq", 100, 30)};
        engine::EngineState state;
        state.store.rowsDropped = 12;
        const auto list = app::attentionOf(overview, state);
        QCOMPARE(list.size(), 3);
        QCOMPARE(list[0].level, Attention::Level::Bad);
        QVERIFY(list[0].text.contains(QStringLiteral("groq")));
        QCOMPARE(list[0].detail, QStringLiteral("30 of 100 requests failed"));
        QCOMPARE(list[0].filter.provider, std::string("groq"));
        QVERIFY(list[0].filter.onlyErrors);
        QCOMPARE(list[0].text, QStringLiteral("groq: 30.0% errors"));
        QVERIFY(list[1].text.contains(QStringLiteral("12")));
        QCOMPARE(list[2].level, Attention::Level::Warn);
        QVERIFY(list[2].text.contains(QStringLiteral("openai")));
    }

    void modelsWithoutAPriceAreToldTogether()
    {
        store::Overview overview;
        for (const char* name : {"a", "b", "c", "d", "e"}) {
            overview.models.push_back(share(name, 10, 0));
            overview.models.back().unpriced = 10;
        }
        overview.models.push_back(share("priced now and then", 10, 0));
        overview.models.back().unpriced = 9;
        overview.models.push_back(share("never answered", 10, 10));
        overview.models.back().unpriced = 10;
        const auto list = app::attentionOf(overview, {});
        QCOMPARE(list.size(), 1);
        QVERIFY(list[0].text.startsWith(QStringLiteral("5 models")));
        QCOMPARE(list[0].detail, QStringLiteral("a, b, c and 2 more"));
        QCOMPARE(list[0].page, QStringLiteral("providers"));
    }

private:
    static store::Share share(const char* name, std::int64_t requests, std::int64_t errors)
    {
        store::Share made;
        made.name = made.provider = name;
        made.requests = requests;
        made.errors = errors;
        return made;
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::AttentionTest;
GH_SUITE(AttentionTest)
#include "attention_test.moc"
