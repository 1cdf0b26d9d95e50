#include "ui/widgets/attention_list.h"

#include <QAbstractButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class AttentionListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void itIsThereOnlyWhenThereIsSomething()
    {
        theme();
        QWidget window;
        ui::AttentionList list(QStringLiteral("x"), &window);
        QVERIFY(list.isHidden());
        app::Attention bad;
        bad.level = app::Attention::Level::Bad;
        bad.text = QStringLiteral("groq fails");
        bad.detail = QStringLiteral("30 of 100 requests failed");
        bad.page = QStringLiteral("traffic");
        list.show({bad});
        QVERIFY(!list.isHidden());
        auto* row = list.findChild<QAbstractButton*>(QStringLiteral("x.row0"));
        QCOMPARE(row->accessibleName(),
                 QStringLiteral("Problem, groq fails, 30 of 100 requests failed"));
        QString page;
        connect(&list, &ui::AttentionList::clicked, this,
                [&page](const app::Attention& what) { page = what.page; });
        row->click();
        QCOMPARE(page, QStringLiteral("traffic"));
        list.show({});
        QVERIFY(list.isHidden());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::AttentionListTest;
GH_SUITE(AttentionListTest)
#include "attention_list_test.moc"
