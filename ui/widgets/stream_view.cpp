#include "ui/widgets/stream_view.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/models/stream_model.h"
#include "ui/theme/density.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/pieces_view.h"

namespace gatehouse::ui {
namespace {

using app::StreamModel;

class StreamDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const Theme& theme = Theme::of();
        const auto* model = static_cast<const StreamModel*>(index.model());
        const app::StreamRow& row = model->row(index.row());
        const bool text = index.column() == StreamModel::Text;
        option->font = theme.font(text && row.words ? Type::Body : Type::MonoSmall);
        Token colour = Token::Text3;
        if (text && row.words) colour = Token::Text;
        if (index.column() == StreamModel::Event) colour = Token::AccentText;
        if (index.column() == StreamModel::At) colour = Token::Text2;
        if (index.column() == StreamModel::Gap && row.gap >= 1'000'000) colour = Token::Warn;
        option->palette.setColor(QPalette::Text, theme.colour(colour));
        option->palette.setColor(QPalette::HighlightedText, theme.colour(colour));
    }
};

}  // namespace

StreamView::StreamView(QWidget* parent) : QWidget(parent), model_(new StreamModel(this))
{
    setObjectName(QStringLiteral("traffic.stream"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* head = new QHBoxLayout;
    facts_ = makeLabel({}, "caption", this);
    modes_ = new Segments(QStringLiteral("traffic.stream.mode"), tr("How to show the stream"),
                          {{QStringLiteral("rows"), tr("Events")},
                           {QStringLiteral("joined"), tr("Joined")},
                           {QStringLiteral("raw"), tr("Raw")}},
                          this);
    head->addWidget(facts_, 1);
    head->addWidget(modes_);
    column->addLayout(head);
    stack_ = new QStackedWidget(this);
    table_ = new QTableView(stack_);
    table_->setObjectName(QStringLiteral("traffic.stream.table"));
    table_->setAccessibleName(tr("Events of the stream"));
    table_->setModel(model_);
    table_->setItemDelegate(new StreamDelegate(table_));
    table_->setShowGrid(false);
    table_->setFrameShape(QFrame::NoFrame);
    table_->setWordWrap(false);
    table_->setTabKeyNavigation(false);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    denseRows(table_, 26, 22);
    QHeaderView* header = table_->horizontalHeader();
    header->setObjectName(QStringLiteral("traffic.stream.columns"));
    header->setAccessibleName(tr("Columns of the stream"));
    table_->verticalHeader()->setObjectName(QStringLiteral("traffic.stream.rows"));
    table_->verticalHeader()->setAccessibleName(tr("Rows of the stream"));
    header->setHighlightSections(false);
    header->setMinimumSectionSize(36);
    header->setSectionResizeMode(StreamModel::Text, QHeaderView::Stretch);
    const int widths[] = {46, 74, 66, 118, 0, 66};
    for (int i = 0; i < StreamModel::ColumnCount; ++i) {
        if (widths[i] > 0) table_->setColumnWidth(i, widths[i]);
    }
    joined_ =
        new PiecesView(QStringLiteral("traffic.stream.joined"), tr("Text of the stream"), stack_);
    raw_ = new PiecesView(QStringLiteral("traffic.stream.raw"), tr("Raw stream"), stack_);
    nothing_ = makeLabel({}, "small", stack_);
    nothing_->setWordWrap(true);
    nothing_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    for (QWidget* page : {static_cast<QWidget*>(table_), static_cast<QWidget*>(joined_),
                          static_cast<QWidget*>(raw_), static_cast<QWidget*>(nothing_)}) {
        stack_->addWidget(page);
    }
    column->addWidget(stack_, 1);
    connect(modes_, &Segments::chosen, this, [this](const QString& mode) {
        if (mode == QLatin1String("joined")) {
            std::vector<QString> pieces;
            if (!joinedText_.isEmpty()) pieces = app::textPieces(joinedText_.toStdString());
            joined_->setPieces(std::move(pieces));
            stack_->setCurrentWidget(joined_);
        } else if (mode == QLatin1String("raw")) {
            raw_->setPieces(rawPieces_);
            stack_->setCurrentWidget(raw_);
        } else {
            stack_->setCurrentWidget(table_);
        }
    });
}

int StreamView::rows() const
{
    return model_->rowCount();
}

void StreamView::clear()
{
    model_->setRows({});
    rawPieces_.clear();
    joinedText_.clear();
    joined_->setPieces({});
    raw_->setPieces({});
    modes_->setCurrent(QStringLiteral("rows"));
    stack_->setCurrentWidget(table_);
    showFacts();
}

void StreamView::setNothing(const QString& why)
{
    clear();
    nothing_->setText(why);
    stack_->setCurrentWidget(nothing_);
    modes_->hide();
}

void StreamView::setStream(const app::ExchangeView& view)
{
    clear();
    modes_->show();
    table_->setColumnHidden(StreamModel::Event,
                            std::none_of(view.stream.begin(), view.stream.end(),
                                         [](const auto& row) { return !row.event.isEmpty(); }));
    model_->setRows(view.stream);
    rawPieces_ = view.rawStream;
    joinedText_ = view.joined;
    showFacts();
}

void StreamView::append(const std::vector<app::StreamRow>& rows, const QString& joined)
{
    modes_->show();
    if (stack_->currentWidget() == nothing_) stack_->setCurrentWidget(table_);
    const bool named =
        std::any_of(rows.begin(), rows.end(), [](const auto& row) { return !row.event.isEmpty(); });
    if (model_->rowCount() == 0)
        table_->setColumnHidden(StreamModel::Event, !named);
    else if (named)
        table_->setColumnHidden(StreamModel::Event, false);
    const auto* bar = table_->verticalScrollBar();
    const bool atEnd = bar->value() >= bar->maximum();
    model_->append(rows);
    if (atEnd && !rows.empty()) table_->scrollToBottom();
    joinedText_ = joined;
    showFacts();
}

void StreamView::showFacts()
{
    const int rows = model_->rowCount();
    if (rows == 0) {
        facts_->clear();
        return;
    }
    std::int64_t longest = 0;
    for (int i = 0; i < std::min(rows, 5000); ++i) longest = std::max(longest, model_->row(i).gap);
    QString words = tr("%n events", nullptr, rows);
    if (longest > 0)
        words += QStringLiteral(" · ") + tr("longest gap %1").arg(app::duration(longest));
    facts_->setText(words);
}

}  // namespace gatehouse::ui
