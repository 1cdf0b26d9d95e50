#include "ui/pages/compare_view.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "app/formats.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/states.h"
#include "ui/widgets/texts_view.h"

namespace gatehouse::ui {
namespace {

QString letter(std::size_t side)
{
    return QString(QChar(u'A' + static_cast<char16_t>(side)));
}

}  // namespace

CompareView::CompareView(app::ReaderThread& reader, QWidget* parent)
    : QWidget(parent), reader_(reader), model_(new app::DiffModel(this))
{
    setObjectName(QStringLiteral("traffic.compare"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 12, 24, 16);
    column->setSpacing(10);
    column->addWidget(makeHead());
    banner_ = new Banner(QStringLiteral("traffic.compare.banner"), this);
    banner_->hide();
    column->addWidget(banner_);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(QStringLiteral("traffic.compare.splitter"));
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    facts_ = new QTreeWidget(splitter);
    facts_->setObjectName(QStringLiteral("traffic.compare.facts"));
    facts_->setAccessibleName(tr("Facts of the calls"));
    facts_->setRootIsDecorated(false);
    facts_->setUniformRowHeights(true);
    facts_->setSelectionMode(QAbstractItemView::SingleSelection);
    facts_->header()->setObjectName(QStringLiteral("traffic.compare.facts.columns"));
    facts_->header()->setAccessibleName(tr("Calls"));
    facts_->header()->setSectionsMovable(false);
    splitter->addWidget(facts_);
    splitter->addWidget(makeTexts());
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    column->addWidget(splitter, 1);
    connect(&Theme::of(), &Theme::changed, this, &CompareView::showFacts);
}

QWidget* CompareView::makeHead()
{
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto* back = makeButton(QStringLiteral("traffic.compare.back"), tr("Back"), "",
                            QStringLiteral("arrow-left"), head);
    back->setToolTip(tr("Back to the list (Esc)"));
    title_ = makeLabel({}, "h2", head);
    title_->setObjectName(QStringLiteral("traffic.compare.title"));
    row->addWidget(back);
    row->addSpacing(6);
    row->addWidget(title_, 1);
    connect(back, &QPushButton::clicked, this, &CompareView::closeAsked);
    return head;
}

QWidget* CompareView::makeTexts()
{
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 10, 0, 0);
    column->setSpacing(6);
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    parts_ = new QTabBar(box);
    parts_->setObjectName(QStringLiteral("traffic.compare.parts"));
    parts_->setAccessibleName(tr("What is compared"));
    parts_->setExpanding(false);
    parts_->setDrawBase(false);
    for (const QString& name : {tr("Conversation"), tr("Request"), tr("Response"), tr("Headers")}) {
        parts_->addTab(name);
    }
    sidesBox_ = new QWidget(box);
    auto* sides = new QHBoxLayout(sidesBox_);
    sides->setContentsMargins(0, 0, 0, 0);
    verdict_ = makeLabel({}, "small2", box);
    verdict_->setObjectName(QStringLiteral("traffic.compare.verdict"));
    auto* only = new QCheckBox(tr("Only changes"), box);
    only->setObjectName(QStringLiteral("traffic.compare.only"));
    only->setAccessibleName(only->text());
    only->setChecked(true);
    auto* before = makeIconButton(QStringLiteral("traffic.compare.before"), tr("Change before"),
                                  QStringLiteral("chevron-up"), box);
    auto* next = makeIconButton(QStringLiteral("traffic.compare.next"), tr("Next change"),
                                QStringLiteral("chevron-down"), box);
    row->addWidget(parts_);
    row->addWidget(sidesBox_);
    row->addStretch(1);
    row->addWidget(verdict_);
    row->addWidget(only);
    row->addWidget(before);
    row->addWidget(next);
    column->addLayout(row);
    stack_ = new QStackedWidget(box);
    diff_ = new TextsView(*model_, stack_);
    diff_->setObjectName(QStringLiteral("traffic.compare.diff"));
    diff_->setAccessibleName(tr("Lines side by side"));
    diff_->horizontalHeader()->setObjectName(QStringLiteral("traffic.compare.diff.columns"));
    diff_->horizontalHeader()->setAccessibleName(tr("Calls side by side"));
    diff_->verticalHeader()->setObjectName(QStringLiteral("traffic.compare.diff.rows"));
    diff_->verticalHeader()->setAccessibleName(tr("Lines"));
    words_ = makeLabel({}, "body2", stack_);
    words_->setObjectName(QStringLiteral("traffic.compare.words"));
    words_->setAlignment(Qt::AlignCenter);
    words_->setWordWrap(true);
    stack_->addWidget(diff_);
    stack_->addWidget(words_);
    column->addWidget(stack_, 1);
    connect(parts_, &QTabBar::currentChanged, this, &CompareView::askDiff);
    connect(only, &QCheckBox::toggled, model_, &app::DiffModel::setOnlyChanges);
    connect(before, &QToolButton::clicked, this, [this] { diff_->goChange(-1); });
    connect(next, &QToolButton::clicked, this, [this] { diff_->goChange(1); });
    return box;
}

void CompareView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closeAsked();
        return;
    }
    QWidget::keyPressEvent(event);
}

void CompareView::setCalls(const std::vector<store::RowId>& calls)
{
    for (auto* job : {&reading_, &comparing_}) {
        if (*job != 0) reader_.cancel(*job);
        *job = 0;
    }
    title_->setText(tr("Compare %n calls", nullptr, static_cast<int>(calls.size())));
    banner_->hide();
    facts_->clear();
    calls_.reset();
    showDiff(nullptr);
    words_->setText(tr("Looking…"));
    reading_ = reader_.ask<app::Comparison>(
        this,
        [calls](store::Reader& reader, const app::ReaderThread::Ticket&) {
            return app::readComparison(reader, calls);
        },
        [this](Result<app::Comparison> result) {
            reading_ = 0;
            if (!result) {
                words_->clear();
                banner_->show("bad", app::text(result.error().message),
                              app::text(result.error().hint));
                return;
            }
            show(std::move(*result));
        });
}

void CompareView::show(app::Comparison comparison)
{
    calls_ = std::make_shared<const app::Comparison>(std::move(comparison));
    if (calls_->missing > 0) {
        banner_->show("info", tr("%n call(s) are no longer stored: retention removed them.",
                                 nullptr, calls_->missing));
    }
    showFacts();
    showSides();
    askDiff();
}

void CompareView::showFacts()
{
    if (!calls_) return;
    QStringList titles{QString()};
    for (std::size_t i = 0; i < calls_->sides.size(); ++i)
        titles += letter(i) + QStringLiteral("   ") + calls_->sides[i].title;
    const Theme& theme = Theme::of();
    facts_->clear();
    facts_->setColumnCount(static_cast<int>(titles.size()));
    facts_->setHeaderLabels(titles);
    for (const app::CompareFact& fact : calls_->facts) {
        // A sign, not the colour alone, says that they are not the same.
        auto* item = new QTreeWidgetItem({fact.differs ? QStringLiteral("≠  ") + fact.name
                                                       : QStringLiteral("    ") + fact.name});
        item->setData(0, Qt::AccessibleTextRole,
                      fact.differs ? tr("%1, differs").arg(fact.name) : fact.name);
        item->setForeground(0, theme.colour(fact.differs ? Token::Warn : Token::Text3));
        for (int i = 0; i < fact.values.size(); ++i) {
            const bool same = fact.values[i] == fact.values.front();
            item->setText(i + 1, fact.values[i].isEmpty() ? QStringLiteral("–") : fact.values[i]);
            item->setToolTip(i + 1, fact.values[i]);
            item->setFont(i + 1, theme.font(Type::Mono));
            item->setForeground(i + 1,
                                theme.colour(!fact.differs || same ? Token::Text2 : Token::Warn));
        }
        item->setSizeHint(0, QSize(60, theme.scaled(26)));
        facts_->addTopLevelItem(item);
    }
    facts_->header()->resizeSection(0, theme.scaled(150));
    facts_->header()->setSectionResizeMode(QHeaderView::Stretch);
    facts_->header()->setSectionResizeMode(0, QHeaderView::Fixed);
}

void CompareView::showSides()
{
    clearLayout(sidesBox_->layout());
    sides_ = nullptr;
    QList<QPair<QString, QString>> pairs;
    for (std::size_t i = 1; i < calls_->sides.size(); ++i)
        pairs += {QString::number(i), QStringLiteral("A – ") + letter(i)};
    sidesBox_->setVisible(pairs.size() > 1);
    if (pairs.isEmpty()) return;
    sides_ =
        new Segments(QStringLiteral("traffic.compare.sides"), tr("Which two"), pairs, sidesBox_);
    sides_->setCurrent(QStringLiteral("1"));
    sidesBox_->layout()->addWidget(sides_);
    connect(sides_, &Segments::chosen, this, &CompareView::askDiff);
}

void CompareView::askDiff()
{
    if (comparing_ != 0) reader_.cancel(comparing_);
    comparing_ = 0;
    if (!calls_ || sides_ == nullptr) return showDiff(nullptr);
    const auto other = sides_->current().toUInt();
    const auto part = static_cast<app::ComparePart>(parts_->currentIndex());
    comparing_ = reader_.ask<std::shared_ptr<const app::DiffText>>(
        this,
        [calls = calls_, other, part](store::Reader&, const app::ReaderThread::Ticket&)
            -> Result<std::shared_ptr<const app::DiffText>> {
            return app::compareParts(calls->sides.front(), calls->sides[other], part);
        },
        [this, other](Result<std::shared_ptr<const app::DiffText>> diff) {
            comparing_ = 0;
            model_->setTitles(QStringLiteral("A   ") + calls_->sides.front().title,
                              letter(other) + QStringLiteral("   ") + calls_->sides[other].title);
            if (diff) showDiff(*diff);
        });
}

void CompareView::showDiff(const std::shared_ptr<const app::DiffText>& diff)
{
    model_->setDiff(diff);
    const bool empty = diff == nullptr || diff->rows.empty();
    stack_->setCurrentWidget(empty ? static_cast<QWidget*>(words_) : diff_);
    if (calls_ && diff == nullptr) {
        words_->setText(calls_->sides.size() < 2
                            ? tr("There is nothing to compare any more.")
                            : tr("Too large to be laid side by side, more than %1: the facts above "
                                 "and the part Headers say what differs.")
                                  .arg(app::bytes(app::kMostCompared)));
    } else if (calls_ && empty) {
        words_->setText(tr("None of them has this part."));
    }
    verdict_->setText(diff == nullptr || empty ? QString()
                      : diff->same()
                          ? tr("The same")
                          : tr("%n line(s) differ", nullptr, static_cast<int>(diff->changes)));
}

}  // namespace gatehouse::ui
