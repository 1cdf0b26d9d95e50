#include "ui/pages/guardrails/guard_list.h"

#include <QAbstractButton>
#include <QDropEvent>
#include <QMimeData>
#include <QSignalSpy>
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

    void aRuleIsDroppedBetweenOthers()
    {
        theme();
        ui::GuardList list;
        list.show(app::guardRows(app::guardSettings(guardConfig(), "default")));
        list.resize(800, 300);
        list.setVisible(true);
        QSignalSpy moved(&list, &ui::GuardList::moveAsked);
        const auto drop = [&list](const char* rule, double y) {
            QMimeData data;
            data.setData(QStringLiteral("application/x-gatehouse-rule"), QByteArray(rule));
            QDragEnterEvent enter({20, 20}, Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(&list, &enter);
            QDropEvent event({20, y}, Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(&list, &event);
            QCoreApplication::processEvents();
        };
        drop("0", 290);  // below all: behind the last policy
        QCOMPARE(moved.count(), 1);
        QCOMPARE(moved.at(0).at(1).toInt(), 2);
        drop("2", 2);
        QCOMPARE(moved.at(1).at(1).toInt(), -2);
        drop("0", 2);
        QCOMPARE(moved.count(), 2);
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
