#include "ui/pages/routes/json_sheet.h"

#include <algorithm>

#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QSaveFile>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/routes/graph_layout.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

constexpr qint64 kLargest = 1024 * 1024;

QString cloudflare()
{
    return QStringLiteral("cloudflare");
}

/// In lines, its members as they were: Qt would sort them.
QString inLines(const std::string& json)
{
    QString out;
    int depth = 0;
    bool quoted = false;
    const auto newLine = [&out, &depth] {
        out += QLatin1Char('\n') + QString(depth * 2, QLatin1Char(' '));
    };
    const QString all = app::text(json);
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QChar c = all[i];
        if (c == QLatin1Char('"') && (i == 0 || all[i - 1] != QLatin1Char('\\'))) quoted = !quoted;
        const bool opens = !quoted && (c == QLatin1Char('{') || c == QLatin1Char('['));
        const bool closes = !quoted && (c == QLatin1Char('}') || c == QLatin1Char(']'));
        const bool bare =
            closes && i > 0 && (all[i - 1] == QLatin1Char('{') || all[i - 1] == QLatin1Char('['));
        if (closes && (--depth, !bare)) newLine();
        out += c;
        if (opens && ++depth > 0 && i + 1 < all.size() && all[i + 1] != QLatin1Char('}') &&
            all[i + 1] != QLatin1Char(']'))
            newLine();
        if (!quoted && c == QLatin1Char(',')) newLine();
        if (!quoted && c == QLatin1Char(':')) out += QLatin1Char(' ');
    }
    return out;
}

}  // namespace

JsonSheet::JsonSheet(const policy::Graph& graph, QWidget* parent)
    : QDialog(parent), graph_(graph), typed_(graph)
{
    auto* column = startSheet(
        this, tr("The route as JSON"),
        tr("Copy it, or put another in its place: pasted, or from a file. Both dialects of "
           "Cloudflare's routes are read."));
    resize(720, 620);
    form_ = new Segments(QStringLiteral("routes.json.form"), tr("Form"),
                         {{QStringLiteral("own"), tr("With titles and places")},
                          {cloudflare(), tr("Cloudflare's API")}},
                         this);
    form_->setCurrent(QStringLiteral("own"));
    column->addWidget(form_, 0, Qt::AlignLeft);
    column->addSpacing(8);
    text_ = new QPlainTextEdit(this);
    text_->setObjectName(QStringLiteral("routes.json.text"));
    text_->setAccessibleName(tr("The route as JSON"));
    text_->setProperty("code", true);
    text_->setTabChangesFocus(true);
    column->addWidget(text_, 1);
    words_ = makeLabel({}, "small2", this);
    words_->setObjectName(QStringLiteral("routes.json.words"));
    words_->setWordWrap(true);
    column->addSpacing(6);
    column->addWidget(words_);
    column->addSpacing(10);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* copy = makeButton(QStringLiteral("routes.json.copy"), tr("Copy"), "",
                            QStringLiteral("copy"), this);
    auto* save = makeButton(QStringLiteral("routes.json.save"), tr("Save…"), "",
                            QStringLiteral("export"), this);
    auto* open = makeButton(QStringLiteral("routes.json.open"), tr("Open…"), "",
                            QStringLiteral("import"), this);
    auto* close = makeButton(QStringLiteral("routes.json.close"), tr("Close"), "", {}, this);
    use_ = makeButton(QStringLiteral("routes.json.use"), tr("Use this"), "primary",
                      QStringLiteral("check"), this);
    for (QPushButton* each : {copy, save, open}) row->addWidget(each);
    row->addStretch(1);
    row->addWidget(close);
    row->addWidget(use_);
    column->addLayout(row);
    connect(form_, &Segments::chosen, this, &JsonSheet::showForm);
    connect(text_, &QPlainTextEdit::textChanged, this, &JsonSheet::check);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(text_->toPlainText()); });
    connect(save, &QPushButton::clicked, this, &JsonSheet::save);
    connect(open, &QPushButton::clicked, this, &JsonSheet::load);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(use_, &QPushButton::clicked, this, [this] {
        graph_ = app::placed(typed_);
        accept();
    });
    showForm();
}

void JsonSheet::showForm()
{
    const bool theirs = form_->current() == cloudflare();
    text_->setPlainText(
        inLines(policy::printGraph(typed_, theirs ? policy::Form::Cloudflare : policy::Form::Own)));
    text_->moveCursor(QTextCursor::Start);
}

void JsonSheet::check()
{
    const auto read = policy::readGraph(text_->toPlainText().toStdString());
    if (!read) {
        use_->setEnabled(false);
        setRole(words_, "bad");
        words_->setText(app::text(read.error().message) + QStringLiteral("; ") +
                        app::text(read.error().hint));
        return;
    }
    typed_ = *read;
    const auto flaws = policy::flawsOf(typed_);
    const auto bad =
        std::ranges::count_if(flaws, [](const policy::Flaw& each) { return !each.isWarning; });
    const bool foreign = std::ranges::any_of(typed_.nodes, [](const policy::Node& each) {
        return !policy::rowOf(each.kind).isCloudflares;
    });
    QString words = bad > 0 ? tr("It can be drawn; %n thing(s) keep it from running.", nullptr,
                                 static_cast<int>(bad))
                            : tr("It can run as it is.");
    if (form_->current() == cloudflare() && foreign)
        words += QLatin1Char(' ') + tr("Some of its nodes are not known to Cloudflare.");
    setRole(words_, "small2");
    words_->setText(words);
    use_->setEnabled(!(typed_ == graph_));
}

void JsonSheet::load()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a route"), {},
                                                      tr("JSON (*.json);;All files (*)"));
    if (path.isEmpty()) return;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        setRole(words_, "bad");
        return words_->setText(tr("%1 cannot be read: %2").arg(path, file.errorString()));
    }
    text_->setPlainText(QString::fromUtf8(file.read(kLargest)));
}

void JsonSheet::save()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save the route"), QStringLiteral("route.json"), tr("JSON (*.json)"));
    if (path.isEmpty()) return;
    QSaveFile file(path);
    const QByteArray bytes = text_->toPlainText().toUtf8() + '\n';
    const bool kept =
        file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    setRole(words_, kept ? "small2" : "bad");
    words_->setText(kept ? tr("Saved to %1").arg(path)
                         : tr("%1 cannot be written: %2").arg(path, file.errorString()));
}

}  // namespace gatehouse::ui
