package io.agentcron.cron;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          * * * * *                   | every minute
          */1 * * * *                 | every minute
          */5 * * * *                 | every 5 minutes
          0/15 * * * *                | every 15 minutes
          */7 * * * *                 | every 7 minutes from :00 to :56 of every hour
          7/15 * * * *                | at :07, :22, :37 and :52 past every hour
          0 * * * *                   | every hour
          30 * * * *                  | at :30 past every hour
          0,30 * * * *                | every 30 minutes
          5,10,20-25 * * * *          | at :05, :10 and :20 to :25 past every hour
          24-31,33 * * * *            | at :24 to :31 and :33 past every hour
          10-50/10 * * * *            | every 10 minutes from :10 to :50 of every hour
          0 */2 * * *                 | every 2 hours
          30 */2 * * *                | every 2 hours from 00:30 to 22:30
          0 */5 * * *                 | every 5 hours from 00:00 to 20:00, every day
          0 */6 * * *                 | every 6 hours
          0 */12 * * *                | at 00:00 and 12:00, every day
          0 9 * * *                   | at 09:00, every day
          0 9,17 * * *                | at 09:00 and 17:00, every day
          0,30 9 * * *                | at 09:00 and 09:30, every day
          0 9-17 * * *                | every hour from 09:00 to 17:00, every day
          0,30 9-17 * * *             | every 30 minutes from 09:00 to 17:30, every day
          * 9 * * *                   | every minute from 09:00 to 09:59, every day
          * 9-17 * * *                | every minute from 09:00 to 17:59, every day
          */15 9-17 * * MON-FRI       | every 15 minutes from 09:00 to 17:45, Monday to Friday
          * 9,17 * * *                | every minute of the hours 09 and 17, every day
          */20 */2 * * *              | every 20 minutes of every 2nd hour from 00 to 22, every day
          15,45 8,9,12 * * *          | at 08:15, 08:45, 09:15, 09:45, 12:15 and 12:45, every day
          5,10 9-17 * * *             | at :05 and :10 past the hours 09 to 17, every day
          0 1,5,7,12,20 * * *         | at 01:00, 05:00, 07:00, 12:00 and 20:00, every day
          30 1,2,5,7,9-14,20 * * *    | at :30 past the hours 01, 02, 05, 07, 09 to 14 and 20, every day
          24-31,33 9 * * *            | at :24 to :31 and :33 past the hour 09, every day
          0 9 * * MON-FRI             | at 09:00, Monday to Friday
          0 9 * * 1-5                 | at 09:00, Monday to Friday
          0 9 * * SUN-THU             | at 09:00, Sunday to Thursday
          0 9 * * FRI-SUN             | at 09:00, Friday to Sunday
          0 9 * * SAT,SUN             | at 09:00, every Saturday and Sunday
          0 9 * * MON                 | at 09:00, every Monday
          0 9 * * MON,WED,FRI         | at 09:00, every Monday, Wednesday and Friday
          0 9 * * MON-WED,FRI         | at 09:00, Monday to Wednesday and Friday
          0 9 * * 1-7                 | at 09:00, every day
          0 9 * * FRI#2               | at 09:00, on the second Friday of the month
          0 9 * * MON#1,WED#3         | at 09:00, on the first Monday and the third Wednesday of the month
          0 9 * * 5L                  | at 09:00, on the last Friday of the month
          0 9 * * TUE,MON#1           | at 09:00, every Tuesday and on the first Monday of the month
          0 9 * * MON-FRI,SAT#5       | at 09:00, Monday to Friday and on the fifth Saturday of the month
          0 9 1 * *                   | at 09:00, on day 1 of the month
          0 9 1,15 * *                | at 09:00, on days 1 and 15 of the month
          0 9 1-7 * *                 | at 09:00, on days 1 to 7 of the month
          0 9 1,10-12 * *             | at 09:00, on days 1 and 10 to 12 of the month
          0 9 */2 * *                 | at 09:00, on every 2nd day from day 1 to 31 of the month
          0 9 5/10 * *                | at 09:00, on days 5, 15 and 25 of the month
          0 9 L * *                   | at 09:00, on the last day of the month
          0 9 L-1 * *                 | at 09:00, on the day before the last day of the month
          0 9 L-3 * *                 | at 09:00, on the 3rd day before the last day of the month
          0 9 LW * *                  | at 09:00, on the last weekday of the month
          0 9 15W * *                 | at 09:00, on the weekday nearest to day 15 of the month
          0 9 15,L * *                | at 09:00, on day 15 and the last day of the month
          0 9 1W,15W,LW * *           | at 09:00, on the weekday nearest to day 1, the weekday nearest to day 15 and the last weekday of the month
          0 9 13 * FRI                | at 09:00, on day 13 of the month or any Friday
          0 9 13 * MON-FRI            | at 09:00, on day 13 of the month or any day from Monday to Friday
          0 9 13 * MON,FRI            | at 09:00, on day 13 of the month or any Monday or Friday
          0 9 1 * MON#1               | at 09:00, on day 1 of the month or the first Monday of the month
          0 9 */2 * FRI               | at 09:00, on every 2nd day from day 1 to 31 of the month if that is a Friday
          0 9 */2 * MON-FRI           | at 09:00, on every 2nd day from day 1 to 31 of the month if that is a day from Monday to Friday
          0 9 1-7 * */2               | at 09:00, on days 1 to 7 of the month if that is a Tuesday, Thursday, Saturday or Sunday
          0 9 1-31 * MON              | at 09:00, every day
          0 9 13 2 FRI                | at 09:00, on day 13 of the month or any Friday, in February
          0 0 1 1 *                   | at 00:00, on 1 January
          0 0 25 DEC *                | at 00:00, on 25 December
          0 0 29 2 *                  | at 00:00, on 29 February
          0 9 1 JAN-MAR *             | at 09:00, on day 1 of each month from January to March
          0 9 1 1,7 *                 | at 09:00, on day 1 of January and July
          0 9 L 2 *                   | at 09:00, on the last day of February
          0 9 * 6-8 *                 | at 09:00, every day from June to August
          0 9 * 1,6 MON               | at 09:00, every Monday, in January and June
          0 9 * 1 FRI#2               | at 09:00, on the second Friday of January
          0 9 * JAN,MAR-MAY *         | at 09:00, every day in January and March to May
          */5 * * 7 *                 | every 5 minutes, in July
          */5 * * * MON-FRI           | every 5 minutes, Monday to Friday
          @hourly                     | every hour
          @daily                      | at 00:00, every day
          @weekly                     | at 00:00, every Sunday
          @monthly                    | at 00:00, on day 1 of the month
          @yearly                     | at 00:00, on 1 January
          * * * * * *                 | every second
          */10 * * * * *              | every 10 seconds
          */7 * * * * *               | every 7 seconds from second 0 to 56 of every minute
          0 */5 * * * *               | every 5 minutes
          30 * * * * *                | at second 30 of every minute
          30 */5 * * * *              | every 5 minutes, at second 30 of the minute
          15,45 * * * * *             | at seconds 15 and 45 of every minute
          15,45 30 9 * * MON-FRI      | at 09:30:15 and 09:30:45, Monday to Friday
          59 59 23 * * *              | at 23:59:59, every day
          30 0 0 1 * *                | at 00:00:30, on day 1 of the month
          0-10/5 0 12 * * *           | at 12:00:00, 12:00:05 and 12:00:10, every day
          */7 59 23 31 12 *           | every 7 seconds from 23:59:00 to 23:59:56, on 31 December
          * 0 12 * * *                | every second from 12:00:00 to 12:00:59, every day
          */10 * 9-17 * * *           | every 10 seconds from 09:00:00 to 17:59:50, every day
          */10 */5 * * * *            | every 5 minutes, every 10 seconds of the minute
          5-9 0,30 * * * *            | every 30 minutes, every second from second 5 to 9 of the minute
          * 0 9,12,15 * * *           | at 09:00, 12:00 and 15:00, every second of the minute, every day
          """)
  void saysInWordsWhenAScheduleFires(String expression, String words) {
    assertThat(ReferenceTables.valid(expression).description()).isEqualTo(words);
  }
}
