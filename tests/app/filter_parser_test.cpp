#include "app/filter_parser.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

using store::Condition;

class FilterParserTest : public QObject {
    Q_OBJECT

private:
    static QString written(const Condition& one)
    {
        QStringList parts;
        for (const Condition& part : one.parts) parts += written(part);
        switch (one.kind) {
            case Condition::Kind::All:
                return QStringLiteral("(%1)").arg(parts.join(QLatin1Char('&')));
            case Condition::Kind::Any:
                return QStringLiteral("(%1)").arg(parts.join(QLatin1Char('|')));
            case Condition::Kind::Not:
                return QStringLiteral("!") + parts[0];
            case Condition::Kind::Is:
                break;
        }
        static const char* const tests[] = {"=", "<", "<=", ">", ">=", "^", "~", "?"};
        return QStringLiteral("%1%2%3")
            .arg(static_cast<int>(one.field))
            .arg(QLatin1String(tests[static_cast<int>(one.test)]),
                 one.text.empty() ? QString::number(one.number) : QString::fromStdString(one.text));
    }

    static QString number(store::Field field) { return QString::number(static_cast<int>(field)); }

private Q_SLOTS:

    void wordsJoinAsTheyAreRead_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("tree");
        const QString method = number(store::Field::Method);
        const QString words = number(store::Field::Words);
        const QString latency = number(store::Field::Latency);
        const auto row = [](const char* typed, const QString& tree) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << tree;
        };
        const QString a = method + QStringLiteral("=A");
        const QString b = method + QStringLiteral("=B");
        const QString c = method + QStringLiteral("=C");
        row("method:A method:B", QStringLiteral("(%1&%2)").arg(a, b));
        row("method:A or method:B method:C", QStringLiteral("(%1|(%2&%3))").arg(a, b, c));
        row("(method:A or method:B) method:C", QStringLiteral("((%1|%2)&%3)").arg(a, b, c));
        row("-method:A", QStringLiteral("!") + a);
        row("not (method:A and method:B)", QStringLiteral("!(%1&%2)").arg(a, b));
        row("method!=A", QStringLiteral("!") + a);
        row("((method:A))", a);
        row("latency>2s", latency + QStringLiteral(">2000000"));
        row("latency:1s-3s", QStringLiteral("(%1>=1000000&%1<=3000000)").arg(latency));
        row("latency:unknown", QStringLiteral("!%1?0").arg(latency));
        row("cost>$0.05", number(store::Field::Cost) + QStringLiteral(">50000000000"));
        row("gate* or \"two words\"", QStringLiteral("(%1=\"gate\"*|%1=\"two words\")").arg(words));
        row("x=1", words + QStringLiteral("=\"x=1\""));  // no key of ours: text
    }

    void wordsJoinAsTheyAreRead()
    {
        QFETCH(QString, typed);
        QFETCH(QString, tree);
        const auto parsed = app::parseFilter(typed, 0);
        QVERIFY2(parsed.problem.isEmpty(), qPrintable(parsed.problem));
        QVERIFY(parsed.condition.has_value());
        QCOMPARE(written(*parsed.condition), tree);
    }

    void whatIsWrongIsMarked_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char* typed, const char* place, const char* problem) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(place)
                                 << QString::fromUtf8(problem);
        };
        row("a or", "or", "Something is expected after “or”");
        row("or a", "or", "Something is expected before “or”");
        row("a or or b", "or", "Something is expected after “or”");
        row("a and", "and", "Something is expected after “and”");
        row("a not", "not", "Something is expected after “not”");
        row("(a b", "(", "The bracket is not closed");
        row("a )", ")", "There is no “(” for this bracket");
        row("a ()", "(", "The brackets are empty");
        row("x \"open", "\"open", "The quote is not closed");
        row("(status:5xx or latency:fast) y", "latency:fast",
            "Expected a duration: latency>2s, latency<300ms or latency:1s-3s");
    }

    void whatIsWrongIsMarked()
    {
        QFETCH(QString, typed);
        QFETCH(QString, place);
        QFETCH(QString, problem);
        const auto parsed = app::parseFilter(typed, 0);
        QCOMPARE(parsed.problem, problem);
        QCOMPARE(typed.mid(parsed.from, parsed.length), place);
    }

    void anOrderStandsBesideTheConditions()
    {
        const auto order = [](const char* typed) {
            return app::parseFilter(QString::fromUtf8(typed), 0);
        };
        const auto slowest = order("method:A or (sort:latency method:B)");
        QVERIFY(slowest.problem.isEmpty() && slowest.ranking.by == store::Field::Latency);
        QVERIFY(!slowest.ranking.smallestFirst);
        QVERIFY(written(*slowest.condition) == written(*order("method:A or (method:B)").condition));
        const auto cheapest = order("sort:cost.up");
        QVERIFY(!cheapest.condition && cheapest.ranking.by == store::Field::Cost &&
                cheapest.ranking.smallestFirst);
        QVERIFY(!order("sort:time").ranking.by);  // as ever
        QVERIFY(order("sort:time.up").ranking.by == store::Field::Time);
        for (const char* wrong : {"sort:colour", "sort>cost", "-sort:cost", "sort:"}) {
            QVERIFY2(!order(wrong).problem.isEmpty(), wrong);
        }
    }

    void nothingSaysNothing()
    {
        for (const char* typed : {"", "   ", "-", "\"\"", "- or -"}) {
            const auto parsed = app::parseFilter(QString::fromUtf8(typed), 0);
            QVERIFY2(parsed.problem.isEmpty() && !parsed.condition, typed);
        }
        QVERIFY(!app::parseFilter(QString(200, QLatin1Char('(')) + QStringLiteral("a"), 0)
                     .problem.isEmpty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::FilterParserTest;
GH_SUITE(FilterParserTest)
#include "filter_parser_test.moc"
