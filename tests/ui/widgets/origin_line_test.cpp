#include "ui/widgets/origin_line.h"

#include <QSignalSpy>

#include "app/formats.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class OriginLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { theme(); }

    void aPlainCallHasNone()
    {
        ui::OriginLine line;
        line.setExchange({});
        QVERIFY(line.text().isEmpty() && line.isHidden());
    }

    void linksBothWays()
    {
        ui::OriginLine line;
        app::ExchangeView view;
        view.exchange.origin = record::Origin::Replay;
        view.exchange.originOf = "01J8Z4QKX7M2V5T9R3W6Y8B1CD";
        view.before = 17;
        for (store::RowId id = 21; id < 26; ++id) {
            store::Row row;
            row.id = id;
            row.requestId = "x";
            row.status = 200;
            row.outcome = record::Outcome::Ok;
            view.again.push_back(row);
        }
        line.setExchange(view);
        QVERIFY(!line.isHidden());
        QVERIFY(line.text().contains(QLatin1String("href=\"17\"")));
        QVERIFY(line.text().contains(QLatin1String("href=\"25\"")));
        QVERIFY(!line.text().contains(QLatin1String("href=\"22\"")));  // the newest three
        QVERIFY(!line.text().contains(QLatin1String("COLOUR")));
        QSignalSpy asked(&line, &ui::OriginLine::rowAsked);
        Q_EMIT line.linkActivated(QStringLiteral("17"));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<store::RowId>(), store::RowId{17});
    }

    void aKeptAnswerSaysWhoseItIsAndWhatItSaved()
    {
        ui::OriginLine line;
        app::ExchangeView view;
        view.exchange.cache = {record::CacheState::Hit, "01J8Z4QKX7M2V5T9R3W6Y8B1CD",
                               PicoUsd{2'000'000'000}, 1'500'000};
        view.answered = 17;
        line.setExchange(view);
        QVERIFY(line.text().contains(QLatin1String("href=\"17\"")));
        QVERIFY(line.text().contains(QLatin1String("$0.002")));
        QVERIFY(line.text().contains(app::duration(1'500'000)));
        QVERIFY(!line.text().contains(QLatin1Char('%')));
        view.exchange.cache.state = record::CacheState::Stale;
        view.answered = 0;  // no longer stored: told, not linked
        line.setExchange(view);
        QVERIFY(line.text().contains(QLatin1String("01J8Z4QKX7M2V5T9R3W6Y8B1CD")));
        QCOMPARE(line.text().count(QLatin1String("href")), 1);  // the kept answer's alone
        QVERIFY(!line.text().contains(QLatin1String("$0.002")));
        QSignalSpy kept(&line, &ui::OriginLine::keptAsked);
        const QSignalSpy rows(&line, &ui::OriginLine::rowAsked);
        Q_EMIT line.linkActivated(QStringLiteral("kept:01J8Z4"));
        QCOMPARE(kept.size(), 1);
        QCOMPARE(kept[0][0].toString(), QStringLiteral("01J8Z4"));
        QVERIFY(rows.isEmpty());
    }

    void aSimilarQuestionCanBeRefused()
    {
        ui::OriginLine line;
        app::ExchangeView view;
        view.exchange.cache = {record::CacheState::Hit,
                               "01J8Z4QKX7M2V5T9R3W6Y8B1CD",
                               PicoUsd{2'000'000'000},
                               1'500'000,
                               {"01J8Z4QKX7M2V5T9R3W6Y8B1CD", 931, "0a1b", {}}};
        line.setExchange(view);
        QVERIFY(line.text().contains(QStringLiteral("a similar question (0.93)")));
        QVERIFY(line.text().contains(QStringLiteral("Not the same")));
        QSignalSpy refused(&line, &ui::OriginLine::refuseAsked);
        Q_EMIT line.linkActivated(QStringLiteral("refuse:"));
        QCOMPARE(refused.size(), 1);
        // One that was only watched gave no answer.
        view.exchange.cache.alike.why = "learning";
        line.setExchange(view);
        QVERIFY(!line.text().contains(QStringLiteral("Not the same")));
    }

    /// What a client or a file wrote is no markup.
    void wordsOfStrangersAreText()
    {
        ui::OriginLine line;
        app::ExchangeView view;
        view.exchange.origin = record::Origin::Import;
        view.exchange.originOf = "<img src=x>.har";
        line.setExchange(view);
        QVERIFY(!line.text().contains(QLatin1String("<img")));
        view.exchange.origin = record::Origin::Replay;
        line.setExchange(view);
        QVERIFY(!line.text().contains(QLatin1String("<img")));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::OriginLineTest;
GH_SUITE(OriginLineTest)
#include "origin_line_test.moc"
