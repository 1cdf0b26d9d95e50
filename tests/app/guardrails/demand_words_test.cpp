#include "app/guardrails/demand_words.h"

#include <set>

#include <QTest>

#include "proxy/core/guard/demand.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class DemandWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyFormComesBack()
    {
        std::set<std::string> kinds;
        for (const auto& form : app::demandForms()) {
            const QString key = QLatin1String(form.key);
            const auto demand = app::demandOf(key, QLatin1String(form.example));
            QCOMPARE(app::demandForm(demand), key);
            QCOMPARE(app::demandOf(key, app::demandText(demand)), demand);
            QVERIFY(!app::demandWords(demand).isEmpty());
            const auto kind = demand[QStringLiteral("kind")].toString().toStdString();
            QVERIFY2(guard::demandKindOf(kind), kind.c_str());
            kinds.insert(kind);
        }
        QCOMPARE(kinds.size(), guard::kDemandKinds);
    }

    void whatIsTypedIsRead()
    {
        const auto most = app::demandOf(QStringLiteral("characters"), QStringLiteral("20 000"));
        QCOMPARE(most[QStringLiteral("most")].toInteger(), 20'000);
        QCOMPARE(app::demandWords(most), QStringLiteral("at most 20,000 characters"));
        const auto names =
            app::demandOf(QStringLiteral("code"), QStringLiteral("bash, sh\npython"));
        QCOMPARE(app::demandText(names), QStringLiteral("bash\nsh\npython"));
        // What is no number and no schema is left out: the check of the config says so.
        QVERIFY(!app::demandOf(QStringLiteral("tokens"), QStringLiteral("many"))
                     .contains(QStringLiteral("most")));
        QVERIFY(!app::demandOf(QStringLiteral("schema"), QStringLiteral("{"))
                     .contains(QStringLiteral("schema")));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::DemandWordsTest;
GH_SUITE(DemandWordsTest)
#include "demand_words_test.moc"
