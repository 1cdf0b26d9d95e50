#include "ui/pages/guardrails/guard_list.h"

#include <QAbstractButton>
#include <QTest>
#include <QToolButton>

#include "tests/app/guardrails/guard_sample.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class GuardListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void hitsComeWithoutNewRows()
    {
        theme();
        ui::GuardList list;
        const auto rows = app::guardRows(app::guardSettings(guardConfig(), "default"));
        list.show(rows);
        auto* first = list.findChild<QAbstractButton*>(QStringLiteral("guardrails.rule.0"));
        QVERIFY(first->accessibleName().contains(QStringLiteral("requests, Redact")));
        list.setHits({{"Keys and secrets", {7, QVector<double>(24, 1)}}});
        list.show(rows);
        QCOMPARE(list.findChild<QAbstractButton*>(QStringLiteral("guardrails.rule.0")), first);
        QVERIFY(first->accessibleName().contains(QStringLiteral("7 hit")));
    }

    void endsDoNotMove()
    {
        theme();
        ui::GuardList list;
        list.show(app::guardRows(app::guardSettings(guardConfig(), "default")));
        const auto works = [&list](const char* name) {
            return list.findChild<QToolButton*>(QLatin1String(name))->isEnabled();
        };
        QVERIFY(!works("guardrails.rule.0.up") && works("guardrails.rule.0.down"));
        QVERIFY(works("guardrails.rule.2.up") && !works("guardrails.rule.2.down"));
        QVERIFY(!works("guardrails.rule.attacks.up"));
        QCOMPARE(QByteArray(ui::badgeOf("BLOCK")), QByteArray("bad"));
        QCOMPARE(QByteArray(ui::badgeOf("MASK")), QByteArray("warn"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::GuardListTest;
GH_SUITE(GuardListTest)
#include "guard_list_test.moc"
