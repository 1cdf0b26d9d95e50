#include "ui/widgets/kpi_card.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class KpiCardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theCardReadsAsASentence()
    {
        theme();
        ui::KpiCard card(QStringLiteral("x"), QStringLiteral("Latency p95"), 1);
        app::Kpi kpi;
        kpi.value = QStringLiteral("1.94 s");
        kpi.detail = QStringLiteral("TTFT p95 612 ms");
        kpi.delta = QStringLiteral("−8.1%");
        kpi.kind = app::Kpi::Delta::Good;
        kpi.spark = {1, -1, 3};
        card.show(kpi);
        QCOMPARE(card.accessibleName(),
                 QStringLiteral("Latency p95, 1.94 s, −8.1%, TTFT p95 612 ms"));
        QCOMPARE(card.findChild<QLabel*>(QStringLiteral("x.delta"))->property("badge").toString(),
                 QStringLiteral("ok"));
        QVERIFY(!card.grab().isNull());
    }

    void keyAndMouseOpenIt()
    {
        theme();
        ui::KpiCard card(QStringLiteral("x"), QStringLiteral("A"), 0);
        QSignalSpy clicked(&card, &ui::KpiCard::clicked);
        QTest::mouseClick(&card, Qt::LeftButton);
        QTest::keyClick(&card, Qt::Key_Return);
        QCOMPARE(clicked.size(), 2);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::KpiCardTest;
GH_SUITE(KpiCardTest)
#include "kpi_card_test.moc"
