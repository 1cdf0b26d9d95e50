#include "ui/page_list.h"

#include <QFile>
#include <QSet>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class PageListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyRowIsWhole()
    {
        theme();
        QSet<QString> ids;
        for (const ui::PageRow& row : ui::pageList()) {
            ids.insert(QString::fromLatin1(row.id));
            QVERIFY(!ui::titleOf(row).isEmpty());
            QVERIFY(row.make != nullptr);
            QVERIFY2(QFile::exists(QStringLiteral(":/icons/%1.svg").arg(QLatin1String(row.icon))),
                     row.icon);
            QCOMPARE(ui::groupOf(row), ui::groupOf(row).toUpper());
        }
        QCOMPARE(ids.size(), static_cast<qsizetype>(ui::pageList().size()));
        QVERIFY(ids.contains(QStringLiteral("dashboard")));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PageListTest;
GH_SUITE(PageListTest)
#include "page_list_test.moc"
