#include "ui/pages/deploy.h"

#include <memory>

#include <QCheckBox>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QThread>
#include <QVBoxLayout>

#include "app/config_words.h"
#include "app/draft.h"
#include "app/export/bundle_file.h"
#include "app/export/bundle_words.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "proxy/core/config/codec.h"
#include "proxy/core/config/validate.h"
#include "ui/pages/drift_card.h"
#include "ui/theme/density.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/page_frame.h"
#include "ui/widgets/states.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::ui {
namespace {

constexpr int kRowHeight = 30;
constexpr int kCompactRow = 26;

}  // namespace

DeployPage::DeployPage(const PageContext& context, QWidget* parent)
    : Page(QStringLiteral("deploy"), context, parent), program_(app::serverProgram())
{
    auto* frame =
        new PageFrame(tr("Export & Deploy"),
                      tr("These settings on a server of your own, without a window"), this);
    auto* import = makeButton(QStringLiteral("deploy.import"), tr("Import"), "ghost", {}, this);
    auto* checkButton =
        makeButton(QStringLiteral("deploy.check"), tr("Check"), "", QStringLiteral("check"), this);
    auto* copy = makeButton(QStringLiteral("deploy.copy"), tr("Copy commands"), "",
                            QStringLiteral("copy"), this);
    auto* archive = makeButton(QStringLiteral("deploy.archive"), tr("Save as archive"), "",
                               QStringLiteral("export"), this);
    auto* folder = makeButton(QStringLiteral("deploy.folder"), tr("Save to folder"), "primary",
                              QStringLiteral("export"), this);
    for (QPushButton* each : {archive, folder}) frame->actions()->addWidget(each);
    banner_ = new Banner(QStringLiteral("deploy.banner"), this);
    banner_->hide();
    frame->body()->addWidget(banner_);
    frame->body()->addWidget(makeFiles({import, copy, checkButton}), 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(makeSecrets(), 1);
    notesCard_ = makeNotes();
    row->addWidget(notesCard_, 1);
    frame->body()->addLayout(row);
    drift_ = new DriftCard(context.settings, this);
    frame->body()->addWidget(drift_);
    connect(import, &QPushButton::clicked, this, &DeployPage::chooseImport);
    connect(checkButton, &QPushButton::clicked, this, &DeployPage::check);
    connect(copy, &QPushButton::clicked, this, &DeployPage::copyCommands);
    connect(archive, &QPushButton::clicked, this, &DeployPage::chooseArchive);
    connect(folder, &QPushButton::clicked, this, &DeployPage::chooseFolder);
}

QWidget* DeployPage::makeFiles(const QList<QPushButton*>& actions)
{
    auto* card = makeCard(QStringLiteral("deploy.files"));
    withProgram_ = new QCheckBox(tr("With the program"));
    withProgram_->setObjectName(QStringLiteral("deploy.withProgram"));
    withProgram_->setAccessibleName(tr("With the program"));
    withProgram_->setEnabled(!program_.isEmpty());
    withProgram_->setToolTip(program_.isEmpty()
                                 ? tr("gatehouse-server is not installed beside this program")
                                 : tr("Puts gatehouse-server beside the files"));
    auto* foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(withProgram_);
    foot->addStretch(1);
    for (QPushButton* each : actions) foot->addWidget(each);
    auto* column =
        startCard(card, tr("Files"), tr("As they are written; nothing in them is secret"));
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    list_ = new QListWidget;
    list_->setObjectName(QStringLiteral("deploy.list"));
    list_->setAccessibleName(tr("Files"));
    list_->setProperty("rows", true);
    denseRows(list_, kRowHeight, kCompactRow);
    list_->setFixedWidth(230);
    row->addWidget(list_);
    auto* right = new QVBoxLayout;
    right->setSpacing(6);
    about_ = makeLabel({}, "small", card);
    right->addWidget(about_);
    text_ = new QPlainTextEdit;
    text_->setObjectName(QStringLiteral("deploy.text"));
    text_->setAccessibleName(tr("Content of the file"));
    text_->setReadOnly(true);
    text_->setProperty("code", true);
    text_->setLineWrapMode(QPlainTextEdit::NoWrap);
    text_->setMinimumHeight(300);
    right->addWidget(text_, 1);
    row->addLayout(right, 1);
    column->addLayout(row, 1);
    column->addSpacing(8);
    column->addLayout(foot);
    connect(list_, &QListWidget::currentRowChanged, this, &DeployPage::showFile);
    connect(withProgram_, &QCheckBox::toggled, this, &DeployPage::build);
    return card;
}

QWidget* DeployPage::makeSecrets()
{
    auto* card = makeCard(QStringLiteral("deploy.secrets"));
    auto* column =
        startCard(card, tr("Secrets needed"),
                  tr("Set them on the server, in gatehouse.env; their values stay here"));
    secrets_ = new QVBoxLayout;
    secrets_->setSpacing(0);
    column->addLayout(secrets_);
    column->addStretch(1);
    return card;
}

QWidget* DeployPage::makeNotes()
{
    auto* card = makeCard(QStringLiteral("deploy.notes"));
    auto* column = startCard(card, tr("To see to"),
                             tr("What does not go along, or means something else there"));
    notes_ = new QVBoxLayout;
    notes_->setSpacing(0);
    column->addLayout(notes_);
    column->addStretch(1);
    return card;
}

void DeployPage::activated()
{
    connect(context().draft, &app::Draft::changed, this, &DeployPage::build);
    build();
}

void DeployPage::deactivated()
{
    disconnect(context().draft, nullptr, this, nullptr);
}

void DeployPage::build()
{
    const app::Gateway& gateway = *context().gateway;
    bundle_ = app::serverBundle(gateway.config(), gateway.state().generation,
                                withProgram_->isChecked() ? program_ : QString());
    const int chosen = list_->currentRow();
    {
        const QSignalBlocker quiet(list_);
        list_->clear();
        for (const exports::File& file : bundle_.files) {
            new QListWidgetItem(app::text(file.path), list_);
        }
        list_->setCurrentRow(qBound(0, chosen, list_->count() - 1));
    }
    showFile();
    showSecrets();
    showNotes();
    drift_->show(gateway.config());
    if (!context().draft->isEmpty()) {
        banner_->show("info", tr("The draft is not in it: only what is live is exported."));
    } else {
        banner_->hide();
    }
}

void DeployPage::showFile()
{
    const auto at = static_cast<std::size_t>(qMax(0, list_->currentRow()));
    if (at >= bundle_.files.size()) return;
    const exports::File& file = bundle_.files[at];
    QString about = app::bundleWords(file.about);
    if (file.ownerOnly) about += QStringLiteral("   ·   ") + tr("readable by its owner only");
    about_->setText(about);
    text_->setPlainText(app::text(file.text));
}

void DeployPage::showSecrets()
{
    clearLayout(secrets_);
    if (bundle_.secrets.empty()) {
        secrets_->addWidget(makeLabel(tr("None: no provider or key here has one."), "small"));
        return;
    }
    for (const exports::NeededSecret& each : bundle_.secrets) {
        if (secrets_->count() > 0) secrets_->addWidget(makeLine());
        auto* row = new QHBoxLayout;
        row->setContentsMargins(0, 7, 0, 7);
        row->setSpacing(12);
        auto* name = makeLabel(app::text(each.variable), "mono");
        name->setTextInteractionFlags(Qt::TextSelectableByMouse);
        row->addWidget(name);
        auto* words = new ElidedLabel(app::bundleWords(each.about));
        setRole(words, "small2");
        row->addWidget(words, 1);
        row->addWidget(makeLabel(app::text(each.was), "monoSmall"));
        secrets_->addLayout(row);
    }
}

void DeployPage::showNotes()
{
    clearLayout(notes_);
    notesCard_->setVisible(!bundle_.notes.empty());
    for (const exports::Note& each : bundle_.notes) {
        if (notes_->count() > 0) notes_->addWidget(makeLine());
        auto* box = new QVBoxLayout;
        box->setContentsMargins(0, 6, 0, 6);
        box->setSpacing(1);
        auto* what = makeLabel(app::bundleWords(each.what), "small2");
        what->setWordWrap(true);
        auto* hint = makeLabel(app::bundleWords(each.hint), "small");
        hint->setWordWrap(true);
        box->addWidget(what);
        box->addWidget(hint);
        notes_->addLayout(box);
    }
}

void DeployPage::saveTo(const QString& path)
{
    if (path.isEmpty()) return;
    const QString program = withProgram_->isChecked() ? program_ : QString();
    auto written = std::make_shared<Result<void>>();
    // A program of some megabytes on a slow disk must not hold up the window.
    QThread* work = QThread::create([written, path, program, bundle = bundle_] {
        *written = app::writeBundle(bundle, path, program);
    });
    connect(work, &QThread::finished, this, [this, written, path] {
        if (!*written) {
            banner_->show("bad", app::text(written->error().message) + QLatin1Char(' ') +
                                     app::text(written->error().hint));
            return;
        }
        banner_->hide();
        drift_->remember(path);
        context().toasts->show(tr("Written to %1").arg(QDir::toNativeSeparators(path)));
    });
    connect(work, &QThread::finished, work, &QObject::deleteLater);
    work->start();
}

void DeployPage::importFrom(const QString& path)
{
    if (path.isEmpty()) return;
    auto config = app::readBundle(path);
    if (!config) {
        banner_->show("bad", app::text(config.error().message) + QLatin1Char(' ') +
                                 app::text(config.error().hint));
        return;
    }
    const bool same = *config == context().draft->config();
    if (!same) context().draft->edit(std::move(*config));
    context().toasts->show(same ? tr("The settings are the same already")
                                : tr("Read into the draft: review and publish"));
}

void DeployPage::chooseFolder()
{
    saveTo(QFileDialog::getExistingDirectory(this, tr("Folder for the files"), QDir::homePath()));
}

void DeployPage::chooseArchive()
{
    saveTo(QFileDialog::getSaveFileName(
        this, tr("Save as archive"), QDir::home().filePath(QStringLiteral("gatehouse-server.zip")),
        tr("Archives (*.zip *.tar)")));
}

void DeployPage::chooseImport()
{
    importFrom(QFileDialog::getExistingDirectory(this, tr("Folder of a bundle"), QDir::homePath()));
}

/// The shell lines of the instructions, for the part with systemd.
void DeployPage::copyCommands()
{
    const exports::File* readMe = bundle_.find("README.md");
    if (readMe == nullptr) return;
    const QString text = app::text(readMe->text);
    QGuiApplication::clipboard()->setText(
        text.section(QStringLiteral("```sh\n"), 1, 1).section(QStringLiteral("```"), 0, 0));
    context().toasts->show(tr("Copied: the commands for systemd"));
}

void DeployPage::check()
{
    // What `gatehouse-server --check` does with the file, by the same functions.
    std::vector<config::Problem> problems;
    const auto config = config::parse(bundle_.find("gatehouse.json")->text, problems);
    if (config) problems = config::validate(*config, provider::Catalogue::builtIn());
    if (problems.empty()) {
        banner_->show("ok", tr("gatehouse-server takes these settings."));
        return;
    }
    const config::Problem& first = problems.front();
    banner_->show(
        "bad", tr("gatehouse-server would refuse them: %1: %2")
                   .arg(app::placeWords(*config, app::text(first.path)), app::text(first.message)));
}

}  // namespace gatehouse::ui
