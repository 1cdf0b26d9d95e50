#include "ui/pages/support_sheet.h"

#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class SupportSheetTest : public QObject {
    Q_OBJECT

    static QList<app::BundlePart> parts()
    {
        return {{QStringLiteral("about"), QStringLiteral("Program"), QStringLiteral("Qt: 6"), 0},
                {QStringLiteral("config"), QStringLiteral("Settings"),
                 QStringLiteral("\"hash\": \"***\""), 1}};
    }

private Q_SLOTS:

    /// What is seen is what is saved.
    void thePreviewIsTheFile()
    {
        theme();
        QTemporaryDir folder;
        ui::SupportSheet sheet(parts(), nullptr);
        sheet.show();
        savePicture(sheet, "support");
        const QString seen = sheet.findChild<QPlainTextEdit*>()->toPlainText();
        QVERIFY(seen.contains(QStringLiteral("***")));
        QCOMPARE(sheet.findChild<QLabel*>(QStringLiteral("support.hidden"))->text(),
                 QStringLiteral("1 value masked"));
        const QString path = folder.filePath(QStringLiteral("bundle.txt"));
        QCOMPARE(sheet.save(path), QString());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(file.readAll()), seen);
    }

    void aPartCanBeLeftOut()
    {
        theme();
        ui::SupportSheet sheet(parts(), nullptr);
        sheet.findChild<QCheckBox*>(QStringLiteral("support.config"))->setChecked(false);
        QVERIFY(!sheet.text().contains(QStringLiteral("***")));
        QVERIFY(sheet.text().contains(QStringLiteral("Qt: 6")));
        QCOMPARE(sheet.findChild<QLabel*>(QStringLiteral("support.hidden"))->text(),
                 QStringLiteral("0 values masked"));
    }

    void aRefusalHasItsWords()
    {
        theme();
        const ui::SupportSheet sheet(parts(), nullptr);
        QVERIFY(!sheet.save(QStringLiteral("/proc/none/bundle.txt")).isEmpty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::SupportSheetTest;
GH_SUITE(SupportSheetTest)
#include "support_sheet_test.moc"
