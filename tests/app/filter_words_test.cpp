#include "app/filter_words.h"

#include "app/traffic_filter.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

app::FilterVocabulary known()
{
    app::FilterVocabulary words;
    words.models = {QStringLiteral("gpt-5"), QStringLiteral("gpt-5-mini"),
                    QStringLiteral("claude-4")};
    words.routes = {QStringLiteral("support"), QStringLiteral("legal")};
    words.rules = {QStringLiteral("people"), QStringLiteral("P1")};
    words.keys = {QStringLiteral("ana laptop")};
    return words;
}

QString offers(const char* text, qsizetype cursor = -1)
{
    const QString typed = QString::fromUtf8(text);
    return app::filterOffers(typed, cursor < 0 ? typed.size() : cursor, known())
        .join(QLatin1Char(' '));
}

}  // namespace

class FilterWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void keysThenValues()
    {
        QCOMPARE(offers(""), QString());
        QCOMPARE(offers("s"), QStringLiteral("status: session: stream: source: sort:"));
        QCOMPARE(offers("late mod"), QStringLiteral("model:"));
        QCOMPARE(offers("-(lat"), QStringLiteral("latency>"));
        QCOMPARE(offers("tok.i"), QStringLiteral("tok.in>"));
        QCOMPARE(offers("latency>"), QStringLiteral("latency>1s latency>5s latency>30s"));
        QCOMPARE(offers("cost:"), QStringLiteral("cost:unknown"));
        QCOMPARE(offers("model!=cl"), QStringLiteral("model!=claude-4"));
        QCOMPARE(offers("model:"), QStringLiteral("model:gpt-5 model:gpt-5-mini model:claude-4"));
        QCOMPARE(offers("MODEL:GPT-5-"), QStringLiteral("model:gpt-5-mini"));
        QCOMPARE(offers("key:ana"), QStringLiteral("key:\"ana laptop\""));
        QCOMPARE(offers("key:\"ana l"), QStringLiteral("key:\"ana laptop\""));
        QCOMPARE(offers("route:s"), QStringLiteral("route:support"));
        QCOMPARE(offers("rule:pe"), QStringLiteral("rule:people"));
        QCOMPARE(offers("rule:P1"), QString());
        QCOMPARE(offers("header.us"), QStringLiteral("header.user-agent:"));
        QCOMPARE(offers("bod"), QStringLiteral("body~"));
        QCOMPARE(offers("fallback:"), QStringLiteral("fallback:yes fallback:no"));
        QCOMPARE(offers("pin:yes"), QString());  // complete
        QCOMPARE(offers("colour:"), QString());
    }

    void ofTheWordAtTheCursor()
    {
        QCOMPARE(offers("sta late", 3), QStringLiteral("status:"));
        const app::FilterWord word = app::filterWordAt(QStringLiteral("a \"b c\" d"), 4);
        QCOMPARE(word.from, qsizetype{2});
        QCOMPARE(word.length, qsizetype{5});
        const QString round = QStringLiteral("x -(tag:a or tag:b)");
        const app::FilterWord inner = app::filterWordAt(round, 8);
        QCOMPARE(round.mid(inner.from, inner.length), QStringLiteral("tag:a"));
        const app::FilterWord last = app::filterWordAt(round, round.size());
        QCOMPARE(round.mid(last.from, last.length), QStringLiteral("tag:b"));
        QCOMPARE(app::filterKeyLength(QStringLiteral("latency>=2s")), qsizetype{9});
        QCOMPARE(app::filterKeyLength(QStringLiteral("words")), qsizetype{0});
    }

    /// Whatever is offered with a value is understood.
    void everyOfferIsUnderstood()
    {
        for (const char* begin :
             {"status:", "model:", "provider!=", "key=", "last:", "pin:", "tag:", "note:",
              "source:", "latency>", "cost<", "time:", "retry:"}) {
            const QString begun = QLatin1String(begin);
            for (const QString& offer : app::filterOffers(begun, begun.size(), known())) {
                const auto parsed = app::parseTrafficFilter(offer, 10'000'000'000'000);
                QVERIFY2(parsed.ok(), qPrintable(offer));
            }
        }
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::FilterWordsTest;
GH_SUITE(FilterWordsTest)
#include "filter_words_test.moc"
