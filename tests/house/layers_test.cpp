#include <QTest>

#include "tests/house/tree.h"
#include "tests/support/suite.h"

namespace gatehouse::house {

namespace {

/// What the files of a layer may include. The first row whose folder fits counts.
struct Layer {
    const char* folder;
    QStringList own;      ///< beginnings of "…" includes
    const char* forbids;  ///< <…> includes that must not occur
};

// Everything that app/ may know of proxy/: architecture, 3.6.
const QStringList kPublicFace{"proxy/shell/engine/cache_view.h",
                              "proxy/shell/engine/engine.h",
                              "proxy/shell/engine/limit_use.h",
                              "proxy/shell/engine/provider_health.h",
                              "proxy/shell/engine/vault.h",
                              "proxy/shell/engine/zone_file.h",
                              "proxy/shell/store/log_reader.h",
                              "proxy/shell/store/audit_trail.h",
                              "proxy/shell/store/detections.h",
                              "proxy/shell/store/reader.h",
                              "proxy/shell/store/repricing.h",
                              "proxy/shell/store/writer.h",
                              "proxy/core/audit/",
                              "proxy/core/config/",
                              "proxy/core/export/",
                              "proxy/core/record/record.h",
                              "proxy/core/record/redact.h",
                              "proxy/core/provider/",
                              "proxy/core/guard/",
                              "proxy/core/identity/",
                              "proxy/core/cache/",
                              "proxy/core/limit/",
                              "proxy/core/pipeline/back_test.h",
                              "proxy/core/pipeline/guard_table.h",
                              "proxy/core/pipeline/guard_trial.h",
                              "proxy/core/pipeline/limit_past.h",
                              "proxy/core/pipeline/limit_trial.h",
                              "proxy/core/pipeline/prefix_doctor.h",
                              "proxy/core/pipeline/simulate.h",
                              "proxy/core/pipeline/waste.h",
                              "proxy/core/policy/",
                              "proxy/core/prompt/source.h",
                              "proxy/core/prompt/version.h",
                              "proxy/core/semantic/likeness.h",
                              "proxy/core/dialect/dialect.h",
                              "proxy/core/dialect/restate.h",
                              "proxy/core/tokens/estimate.h",
                              "proxy/core/trace/",
                              "proxy/core/http/sse.h",
                              "proxy/core/http/coding.h",
                              "proxy/core/base/"};
const QStringList kTypes{"proxy/core/config/",
                         "proxy/core/record/",
                         "proxy/core/provider/",
                         "proxy/core/export/",
                         "proxy/core/dialect/",
                         "proxy/core/base/",
                         "proxy/core/policy/graph.h",
                         "proxy/core/prompt/source.h",
                         "proxy/core/prompt/version.h",
                         "proxy/shell/store/detections.h",
                         "proxy/shell/store/reader.h",
                         "proxy/shell/store/repricing.h",
                         "proxy/shell/engine/cache_view.h",
                         "proxy/shell/engine/limit_use.h",
                         "proxy/shell/engine/run_key.h",
                         "proxy/shell/engine/provider_health.h"};

const std::vector<Layer>& layers()
{
    static const std::vector<Layer> rows{
        {"proxy/core/", {"proxy/core/"}, "^(Q[A-Z]|Qt|boost/asio|boost/beast|sqlite3|openssl/ssl)"},
        {"proxy/shell/", {"proxy/core/", "proxy/shell/"}, "^(Q[A-Z]|Qt)"},
        {"proxy/server/", {"proxy/core/", "proxy/shell/", "proxy/server/"}, "^(Q[A-Z]|Qt)"},
        {"app/", QStringList{"app/"} + kPublicFace,
         "^(QtGui|QtWidgets|QtCharts|QtSvg|QtSql|QtQml|QApplication|QGuiApplication|QWidget|QColor|"
         "QIcon|QPixmap|"
         "QPainter|QFont|boost|sqlite3|openssl|simdjson)"},
        {"ui/", QStringList{"app/", "ui/"} + kTypes,
         "^(QtNetwork|QtSql|QtQml|QNetwork|QTcp|QSql|QSsl|boost|sqlite3|openssl|simdjson)"},
    };
    return rows;
}

QStringList complaintsOf(const File& file, const Layer& layer)
{
    const QRegularExpression forbidden{QString::fromUtf8(layer.forbids)};
    const bool qt = !QString::fromUtf8(layer.folder).startsWith("proxy/");
    QStringList complaints;
    for (const Include& include : includesOf(file.text)) {
        const bool generated =
            qt && (include.path.endsWith(".moc") || include.path.startsWith("moc_"));
        const bool fine =
            include.system ? !forbidden.match(include.path).hasMatch()
                           : generated || std::ranges::any_of(layer.own, [&](const QString& start) {
                                 return include.path.startsWith(start);
                             });
        if (!fine) {
            complaints += QString("%1:%2: %3 may not include %4")
                              .arg(file.path)
                              .arg(include.line)
                              .arg(layer.folder, include.path);
        }
    }
    return complaints;
}

}  // namespace

class LayersTest : public QObject {
    Q_OBJECT

private slots:

    /// ui → app → proxy/shell → proxy/core, never back; Qt stops at app/.
    void everyIncludePointsDown()
    {
        QStringList complaints;
        int seen = 0;
        for (const File& file : filesOf({"proxy", "app", "ui"}, {".h", ".cpp"})) {
            const auto layer = std::ranges::find_if(
                layers(), [&](const Layer& row) { return file.path.startsWith(row.folder); });
            if (layer == layers().end()) {
                complaints += file.path + ": belongs to no layer";
                continue;
            }
            complaints += complaintsOf(file, *layer);
            ++seen;
        }
        QVERIFY(seen > 20);
        GH_NO_COMPLAINTS(complaints);
    }

    /// Asio stays behind shell/: the wall that keeps the core quick to build.
    void asioIsSeenByTheShellOnly()
    {
        QStringList complaints;
        for (const File& file : filesOf({"proxy", "app", "ui"}, {".h", ".cpp"})) {
            if (file.path.startsWith("proxy/shell/")) continue;
            complaints +=
                places(file.path, withoutComments(file.text), QRegularExpression("<boost/asio"));
        }
        GH_NO_COMPLAINTS(complaints);
    }

    void noHeaderOpensANamespace()
    {
        QStringList complaints;
        for (const File& file : filesOf({"proxy", "app", "ui"}, {".h"})) {
            complaints += places(
                file.path, codeOnly(file.text),
                QRegularExpression("^using\\s+namespace", QRegularExpression::MultilineOption));
            if (!file.text.contains("#pragma once"))
                complaints += file.path + ": lacks #pragma once";
        }
        GH_NO_COMPLAINTS(complaints);
    }

    /// The rule itself: a wrong include must be seen.
    void aWrongIncludeIsSeen()
    {
        const auto complaints = [](const char* path, const char* text) {
            const auto layer = std::ranges::find_if(
                layers(), [&](const Layer& row) { return QString(path).startsWith(row.folder); });
            return complaintsOf({path, text}, *layer).size();
        };
        QCOMPARE(complaints("proxy/core/a.cpp", "#include <QString>\n"), 1);
        QCOMPARE(complaints("proxy/core/a.cpp", "#include \"proxy/shell/store/db.h\"\n"), 1);
        QCOMPARE(complaints("proxy/core/a.cpp", "// #include <QString>\n#include <string>\n"), 0);
        QCOMPARE(complaints("proxy/shell/a.cpp", "#include \"app/formats.h\"\n"), 1);
        QCOMPARE(complaints("app/a.cpp", "#include \"proxy/shell/net/loop.h\"\n"), 1);
        QCOMPARE(complaints("app/a.cpp",
                            "#include \"proxy/shell/engine/engine.h\"\n#include <QTimer>\n"),
                 0);
        QCOMPARE(complaints("ui/a.cpp", "#include \"proxy/shell/engine/engine.h\"\n"), 1);
        QCOMPARE(complaints("ui/a.cpp", "#include \"a.moc\"\n#include <QLabel>\n"), 0);
    }
};

}  // namespace gatehouse::house

using gatehouse::house::LayersTest;
GH_SUITE(LayersTest)
#include "layers_test.moc"
